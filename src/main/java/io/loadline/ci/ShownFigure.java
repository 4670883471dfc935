package io.loadline.ci;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Figures as people read them. */
final class ShownFigure {
  /** Where there is nothing to say. */
  static final String NONE = "-";

  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);

  private static final double NEGLIGIBLE = 0.001;

  private ShownFigure() {}

  /** One decimal; below 1, two significant digits, and nothing of what is less than 0.001. */
  static String decimal(double value) {
    if (Math.abs(value) < NEGLIGIBLE) {
      return "0.0";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal two = exact.round(TWO_DIGITS);
    return two.abs().compareTo(BigDecimal.ONE) >= 0
        ? exact.setScale(1, RoundingMode.HALF_UP).toPlainString()
        : PlainNumber.text(two);
  }

  /** As {@link #decimal}; a dash for none. */
  static String decimal(OptionalDouble value) {
    return value.isPresent() ? decimal(value.getAsDouble()) : NONE;
  }

  /** {@code <= 500 ms}. */
  static String limit(ObjectiveFigures objective) {
    return (objective.upper() ? "<= " : ">= ") + amount(objective.limit(), objective);
  }

  private static String amount(double value, ObjectiveFigures objective) {
    return Double.isNaN(value) ? "?" : PlainNumber.text(value) + unit(objective);
  }

  /** With as many digits as it takes to see on which side of the limit it is. */
  static String observed(ObjectiveFigures objective) {
    if (objective.observed().isEmpty()) {
      // The rank of a percentile, or the maximum, falls on an error; else there is nothing at all.
      return objective.samples() > 0 ? "an error" : "no figure";
    }
    return figure(objective, objective.observed().getAsDouble());
  }

  private static String figure(ObjectiveFigures objective, double value) {
    String text = isCountOrRatio(objective) ? ratio(value) : decimal(value);
    boolean tells = isAllowed(Double.parseDouble(text), objective) == isAllowed(value, objective);
    return (tells ? text : PlainNumber.text(value)) + unit(objective);
  }

  /**
   * {@code 196.1 ms to 231.8 ms}; a dash where no method gives it.
   *
   * @param source of the objective
   */
  static String interval(ObjectiveFigures objective, JsonTree source) {
    OptionalDouble lower = source.figure("interval", "lower");
    if (lower.isEmpty()) {
      return source.members().containsKey("interval") ? "run too short" : NONE;
    }
    OptionalDouble upper = source.figure("interval", "upper");
    String from = figure(objective, lower.getAsDouble());
    return upper.isEmpty()
        ? "from " + from
        : from + " to " + figure(objective, upper.getAsDouble());
  }

  private static boolean isCountOrRatio(ObjectiveFigures objective) {
    return objective.unit().isEmpty();
  }

  private static String ratio(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    return PlainNumber.text(value == Math.rint(value) ? exact : exact.round(FOUR_DIGITS));
  }

  private static boolean isAllowed(double value, ObjectiveFigures objective) {
    return objective.upper() ? value <= objective.limit() : value >= objective.limit();
  }

  private static String unit(ObjectiveFigures objective) {
    boolean apart = !isCountOrRatio(objective) && !objective.unit().startsWith("/");
    return (apart ? " " : "") + objective.unit();
  }

  /**
   * {@code 22.5 % over}, {@code 38.0 % left}, {@code 3 over} a limit of 0; a dash where that says
   * nothing.
   */
  static String margin(ObjectiveFigures objective) {
    OptionalDouble margin = objective.margin();
    String side = objective.upper() ? " over" : " under";
    if (margin.isPresent()) {
      double percent = margin.getAsDouble() * 100;
      return decimal(Math.abs(percent)) + " %" + (percent < 0 ? side : " left");
    }
    OptionalDouble observed = objective.observed();
    boolean broken = observed.isPresent() && !isAllowed(observed.getAsDouble(), objective);
    return broken && objective.limit() == 0 ? observed(objective) + side : NONE;
  }

  /** {@code 1 request}, {@code 2 requests}. */
  static String count(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
