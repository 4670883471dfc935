package io.loadline.stats;

/** What a test says of a figure and its limit. */
public enum TestOutcome {
  /** The figure is at most the limit. */
  BELOW,
  /** The figure is above the limit. */
  ABOVE,
  /** Undecided: more requests are needed. */
  TOO_FEW,
  /** Undecided: neighbouring requests are so alike that a longer run is needed. */
  TOO_ALIKE,
  /** Undecided: the service changed while it was measured. */
  TREND,
  /** Undecided: the figure is not known well enough to trust its interval. */
  TOO_WIDE
}
