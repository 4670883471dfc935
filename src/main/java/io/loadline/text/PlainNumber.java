package io.loadline.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

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

  /** One decimal; below 1, two significant digits: {@code 612.4}, {@code 0.05}, {@code 0.0}. */
  public static String rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal two = exact.round(new MathContext(2, RoundingMode.HALF_UP));
    if (value == 0 || two.abs().compareTo(BigDecimal.ONE) >= 0) {
      return exact.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
    return text(two);
  }

  /** A ratio in percent, of one decimal at the most: {@code 95} of 0.95, {@code 99.5} of 0.995. */
  public static String percent(double ratio) {
    return text(Math.round(1_000 * ratio) / 10.0);
  }

  /** {@code 10,000,000}. */
  public static String grouped(long count) {
    String digits = Long.toString(count);
    StringBuilder grouped = new StringBuilder(digits);
    int first = count < 0 ? 1 : 0;
    for (int at = digits.length() - 3; at > first; at -= 3) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }

  /** {@code 1 request}, {@code 2 requests}. */
  public static String counted(long count, String thing) {
    return grouped(count) + " " + thing + (count == 1 ? "" : "s");
  }
}
