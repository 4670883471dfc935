package io.loadline;

import org.apiguardian.api.API;

/**
 * The evidence does not decide; the message says what would.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class InconclusiveError extends AssertionError {
  private static final long serialVersionUID = 1;

  InconclusiveError(String report) {
    super(report);
  }
}
