package io.loadline.slo;

/** What a finished measurement says about the objectives. */
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
