package io.loadline;

/** The instrument or the environment spoiled the run; the message says what, and the remedy. */
public final class InvalidRunError extends AssertionError {
  private static final long serialVersionUID = 1;

  InvalidRunError(String report) {
    super(report);
  }
}
