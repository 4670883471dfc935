package io.loadline.plan;

/** The output function of SplitMix64: numbers that look drawn, and follow from their argument. */
final class SplitMix64 {
  /** What one argument differs by from the next of a stream. */
  static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private SplitMix64() {}

  /** Every bit of the argument changes half of the result's. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
