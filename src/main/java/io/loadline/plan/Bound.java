package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * The side on which an objective limits its metric; the limit itself is allowed.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum Bound {
  /** Observed at most the limit. */
  UPPER("<="),
  /** Observed at least the limit. */
  LOWER(">=");

  private final String sign;

  Bound(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }

  public boolean allows(double observed, double limit) {
    return this == UPPER ? observed <= limit : observed >= limit;
  }
}
