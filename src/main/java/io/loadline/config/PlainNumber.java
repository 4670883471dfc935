package io.loadline.config;

import java.math.BigDecimal;

/** Numbers as people write them. */
final class PlainNumber {
  private PlainNumber() {}

  /** Without exponent and trailing zeros. */
  static String text(double value) {
    BigDecimal decimal = BigDecimal.valueOf(value);
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }
}
