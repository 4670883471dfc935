package io.loadline.codec;

/** A document that is none of the format asked for; the message says where and why. */
public final class FormatException extends Exception {
  FormatException(String message) {
    super(message);
  }

  FormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
