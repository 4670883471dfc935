package io.loadline.slo;

import org.apiguardian.api.API;

/**
 * What a finished measurement says about the objectives.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public enum Verdict {
  /** Every objective holds. */
  PASS,
  /** The evidence does not decide. */
  INCONCLUSIVE,
  /** The instrument or the environment spoiled the run. */
  INVALID,
  /** At least one objective is broken. */
  FAIL
}
