package io.loadline.result;

import io.loadline.text.WrappedText;
import org.apiguardian.api.API;

/**
 * The baseline of a gate cannot be compared with, which was known before anything was sent. A test
 * is INCONCLUSIVE then; {@code run()} of a program throws this. The first line of the message names
 * the gate, those below say why and what to do; they may be worded anew with any version.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public final class NothingComparedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Of one gate.
   *
   * @param gate its name
   * @param reason why, as sentences on a line each
   */
  public NothingComparedException(String gate, String reason) {
    super(
        "INCONCLUSIVE "
            + gate
            + ": nothing was compared with the baseline, and nothing was sent\n  reason    "
            + reason);
    this.reason = reason;
  }

  /** Why, as sentences on a line each. */
  public String reason() {
    return reason;
  }

  /** The message on lines that a console shows whole. */
  @Override
  public String getLocalizedMessage() {
    return WrappedText.message(String.valueOf(getMessage()));
  }
}
