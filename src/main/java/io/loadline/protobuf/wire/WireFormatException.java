package io.loadline.protobuf.wire;

import java.io.Serial;

/** Bytes that are not the message they should be. Without a stack trace. */
public final class WireFormatException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public WireFormatException(String problem) {
    super(problem, null, false, false);
  }
}
