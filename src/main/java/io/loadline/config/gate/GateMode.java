package io.loadline.config.gate;

/** What a verdict does; {@code loadline.mode}. */
public enum GateMode {
  /** Anything but PASS is red. The default. */
  ENFORCE,
  /** FAIL, INCONCLUSIVE and INVALID are reported loudly and stay green; a dead service is red. */
  ADVISE,
  /** Prints the effective plan, with the source of each value, and ends without a request. */
  PLAN,
  /** Load tests are skipped. */
  OFF
}
