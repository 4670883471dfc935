package io.loadline.protobuf;

import java.io.Serial;

/** A JSON value that a type does not take; the message follows on the value. */
final class MismatchException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  MismatchException(String rule) {
    super(rule, null, false, false);
  }
}
