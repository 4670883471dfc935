package io.loadline.config.gate;

/** What INCONCLUSIVE or INVALID does to the test. */
public enum VerdictConsequence {
  /** The test fails. The default, since an aborted test is green in most CI systems. */
  FAIL,
  /** The test is aborted. */
  ABORT
}
