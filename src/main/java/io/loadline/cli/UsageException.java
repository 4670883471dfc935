package io.loadline.cli;

/** A command line that is wrong; the message says what is, and what to write. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
