package io.loadline.assertj;

import io.loadline.Latency;
import io.loadline.text.PlainNumber;
import java.time.Duration;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractDurationAssert;
import org.assertj.core.api.Assertions;

/**
 * Picks a figure out of many times; what follows are AssertJ's own assertions on a duration.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class LatencyAssert extends AbstractAssert<LatencyAssert, Latency> {
  private final String what;
  private final String firstLine;

  /** Fails when there is no time at all: zero would be below every limit. */
  LatencyAssert(Latency actual, String what, String firstLine) {
    super(actual, LatencyAssert.class);
    this.what = what;
    this.firstLine = firstLine;
    if (actual.count() == 0) {
      failWithMessage("no request succeeded, so there is no %s: %s", what, firstLine);
    }
  }

  /**
   * The time that so many of 100 successes stay within.
   *
   * @param percentile 0..100
   */
  public AbstractDurationAssert<?> percentile(double percentile) {
    String name = "p" + PlainNumber.text(percentile);
    return figure(name, actual.percentile(percentile));
  }

  public AbstractDurationAssert<?> mean() {
    return figure("mean", actual.mean());
  }

  public AbstractDurationAssert<?> max() {
    return figure("max", actual.max());
  }

  private AbstractDurationAssert<?> figure(String name, Duration value) {
    return Assertions.assertThat(value)
        .as("%s", what + " " + name + " of " + actual.count() + " successes in " + firstLine);
  }
}
