package io.loadline.gate;

/** A baseline cannot be compared with, which is known before anything is sent. */
public final class NothingComparedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  NothingComparedException(String gate, String reason) {
    super(
        "INCONCLUSIVE "
            + gate
            + ": nothing was compared with the baseline, and nothing was sent\n  reason    "
            + reason);
    this.reason = reason;
  }

  /** Why, as sentences on a line each. */
  String reason() {
    return reason;
  }
}
