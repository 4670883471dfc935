package io.loadline.health;

import java.io.Serial;

/** The machine has not what the planned load needs; the message says what, and how to get it. */
public final class TooFewResourcesException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  TooFewResourcesException(String message) {
    super(message);
  }
}
