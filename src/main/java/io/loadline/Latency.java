package io.loadline;

import io.loadline.result.Distribution;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Times of the successful requests. Zero where there was none. Immutable.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class Latency {
  private final Distribution distribution;

  Latency(Distribution distribution) {
    this.distribution = distribution;
  }

  public long count() {
    return distribution.count();
  }

  public Duration mean() {
    return Duration.ofNanos(Math.round(distribution.mean()));
  }

  public Duration min() {
    return Duration.ofNanos(distribution.min());
  }

  public Duration max() {
    return Duration.ofNanos(distribution.max());
  }

  /**
   * The time that {@code percentile} of 100 requests stay within.
   *
   * @param percentile 0..100
   */
  public Duration percentile(double percentile) {
    if (!(percentile >= 0 && percentile <= 100)) {
      throw new IllegalArgumentException("percentile must be in 0..100, not " + percentile);
    }
    return Duration.ofNanos(distribution.percentile(percentile));
  }
}
