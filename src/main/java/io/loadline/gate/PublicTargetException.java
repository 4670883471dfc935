package io.loadline.gate;

import java.io.Serial;

/** Load was asked for on an address that may be somebody else's. */
public final class PublicTargetException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  PublicTargetException(String message) {
    super(message);
  }
}
