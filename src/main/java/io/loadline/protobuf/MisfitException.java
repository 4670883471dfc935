package io.loadline.protobuf;

import java.io.Serial;

/** A JSON value that a type does not take; the message follows on the value. */
final class MisfitException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  MisfitException(String rule) {
    super(rule, null, false, false);
  }
}
