package io.loadline.config.setting;

import java.math.BigDecimal;

/** Whole and other numbers within their range. */
public final class NumberSyntax {
  private NumberSyntax() {}

  /** A whole number of at least {@code min}. */
  public static SettingSyntax<Long> atLeast(long min) {
    return text -> {
      long value = whole(text);
      if (value < min) {
        throw new SyntaxException(
            "must be at least " + min, "write a whole number from " + min + " on");
      }
      return value;
    };
  }

  /** A whole number in a range, both ends included. */
  public static SettingSyntax<Integer> between(int min, int max) {
    return text -> {
      long value = whole(text);
      if (value < min || value > max) {
        throw new SyntaxException(
            "must be in " + min + ".." + max, "write a whole number within this range");
      }
      return (int) value;
    };
  }

  public static long whole(String text) throws SyntaxException {
    try {
      return new BigDecimal(text.trim()).longValueExact();
    } catch (ArithmeticException | NumberFormatException notWhole) {
      throw new SyntaxException("is no whole number", "write digits only, such as 100");
    }
  }

  /** Finite. */
  public static double decimal(String text) throws SyntaxException {
    try {
      double value = Double.parseDouble(text.trim());
      if (Double.isFinite(value) && text.trim().matches("[-+.eE0-9]+")) {
        return value;
      }
    } catch (NumberFormatException notNumber) {
      throw notNumber(text);
    }
    throw notNumber(text);
  }

  /** More than 0 and finite. */
  public static double positive(String text) throws SyntaxException {
    double value = decimal(text);
    if (!(value > 0)) {
      throw new SyntaxException("must be greater than 0", "write a number such as 8 or 0.5");
    }
    return value;
  }

  /** As people write it: without exponent and trailing zeros. */
  public static String text(double value) {
    BigDecimal decimal = BigDecimal.valueOf(value);
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  private static SyntaxException notNumber(String text) {
    return text.contains("Infinity")
        ? new SyntaxException("must be finite", "write a number such as 8 or 0.5")
        : new SyntaxException("is no number", "write a number such as 8 or 0.5");
  }
}
