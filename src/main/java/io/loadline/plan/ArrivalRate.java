package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * Requests scheduled per second, whatever the service does with them.
 *
 * @param perSecond greater than 0 and finite
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ArrivalRate(double perSecond) {
  public ArrivalRate {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("rate must be > 0 and finite, not " + perSecond);
    }
  }
}
