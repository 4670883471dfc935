package io.loadline.transport.http;

import java.io.Serial;

/** The bytes read are no HTTP/1 answer. Without a stack trace: a broken server causes many. */
final class MalformedAnswer extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String problem;

  MalformedAnswer(String problem) {
    super(problem, null, false, false);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}
