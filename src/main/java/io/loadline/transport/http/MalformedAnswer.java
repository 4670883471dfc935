package io.loadline.transport.http;

import io.loadline.transport.FailureKind;
import java.io.Serial;

/** The bytes read are no HTTP/1 answer. Without a stack trace: a broken server causes many. */
final class MalformedAnswer extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String problem;
  private final FailureKind kind;

  MalformedAnswer(String problem) {
    this(problem, FailureKind.OTHER);
  }

  MalformedAnswer(String problem, FailureKind kind) {
    super(problem, null, false, false);
    this.problem = problem;
    this.kind = kind;
  }

  FailureKind kind() {
    return kind;
  }

  String problem() {
    return problem;
  }
}
