package io.loadline.testkit;

import io.loadline.result.Interval;
import java.util.Base64;

/** A histogram for tests that look at its bytes, or at nothing. */
record FixedHistogram(String base64) implements Interval.Histogram {
  @Override
  public byte[] encoded() {
    return Base64.getDecoder().decode(base64);
  }

  @Override
  public long percentile(double percentile) {
    return 50_000;
  }

  @Override
  public long above(long nanos) {
    return 0;
  }

  @Override
  public long aboveAtMost(long nanos) {
    return 0;
  }

  @Override
  public Interval.Histogram plus(Interval.Histogram other) {
    throw new UnsupportedOperationException("a test that adds histograms records them");
  }
}
