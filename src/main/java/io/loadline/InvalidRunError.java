package io.loadline;

import org.apiguardian.api.API;

/**
 * The instrument or the environment spoiled the run; the message says what, and the remedy.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class InvalidRunError extends AssertionError {
  private static final long serialVersionUID = 1;

  InvalidRunError(String report) {
    super(report);
  }
}
