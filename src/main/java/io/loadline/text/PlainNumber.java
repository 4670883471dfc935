package io.loadline.text;

import java.math.BigDecimal;

/** Numbers as people write them. */
public final class PlainNumber {
  private PlainNumber() {}

  /** All digits that matter and no more, without exponent: {@code 500}, {@code 0.004}. */
  public static String text(double value) {
    return text(BigDecimal.valueOf(value));
  }

  /** As {@link #text(double)}. */
  public static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
