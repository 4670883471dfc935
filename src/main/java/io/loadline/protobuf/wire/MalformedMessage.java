package io.loadline.protobuf.wire;

import java.io.Serial;

/** Bytes that are not the message they should be. Without a stack trace. */
public final class MalformedMessage extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public MalformedMessage(String problem) {
    super(problem, null, false, false);
  }
}
