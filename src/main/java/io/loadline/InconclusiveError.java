package io.loadline;

/** The evidence does not decide; the message says what would. */
public final class InconclusiveError extends AssertionError {
  private static final long serialVersionUID = 1;

  InconclusiveError(String report) {
    super(report);
  }
}
