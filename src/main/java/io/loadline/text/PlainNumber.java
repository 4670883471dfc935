package io.loadline.text;

import java.math.BigDecimal;

/** Numbers as people write them. */
public final class PlainNumber {
  private PlainNumber() {}

  /** Without exponent and trailing zeros. */
  public static String text(double value) {
    BigDecimal decimal = BigDecimal.valueOf(value);
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }
}
