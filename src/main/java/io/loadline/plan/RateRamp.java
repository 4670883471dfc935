package io.loadline.plan;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/**
 * A rate that changes evenly for a time: {@code r(t) = from + (to - from) t / D}.
 *
 * @param from requests a second at its start, at least 0
 * @param to requests a second at its end, at least 0
 * @param nanos D, more than 0
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record RateRamp(double from, double to, long nanos) {
  public RateRamp {
    if (!(from >= 0 && to >= 0 && from + to > 0 && nanos > 0) || Double.isInfinite(from + to)) {
      throw new IllegalArgumentException("no slope: " + from + "/s to " + to + "/s in " + nanos);
    }
  }

  /** {@code H(D) = (from + to) D / 2}: how many requests are due in all, exact. */
  public BigDecimal requests() {
    return BigDecimal.valueOf(from)
        .add(BigDecimal.valueOf(to))
        .multiply(BigDecimal.valueOf(nanos))
        .multiply(BigDecimal.valueOf(0.5))
        .movePointLeft(9);
  }
}
