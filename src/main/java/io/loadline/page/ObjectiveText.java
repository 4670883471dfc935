package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** An objective in words. */
final class ObjectiveText {
  private static final int MOST_DECIMALS = 6;
  private static final int MOST_DIGITS = 18;
  private static final double LEAST = 0.000_01;

  private ObjectiveText() {}

  /** {@code at most 250 ms}. */
  static String limit(ObjectiveFigures objective) {
    return (objective.upper() ? "at most " : "at least ") + limitValue(objective);
  }

  static String limitValue(ObjectiveFigures objective) {
    double limit = shown(objective, objective.limit());
    return grouped(PlainNumber.text(limit)) + unit(objective);
  }

  /** Of a ratio percent, since that is what people read. */
  private static double shown(ObjectiveFigures objective, double value) {
    boolean plain = !isRatio(objective) || !Double.isFinite(value);
    return plain ? value : BigDecimal.valueOf(value).movePointRight(2).doubleValue();
  }

  private static boolean isRatio(ObjectiveFigures objective) {
    return MetricName.of(objective.metric()).isRatio();
  }

  private static String unit(ObjectiveFigures objective) {
    String unit = isRatio(objective) ? "%" : objective.unit();
    return unit.equals("%") || unit.equals("ms") ? FigureText.NO_BREAK + unit : unit;
  }

  /** Thousands apart: {@code 1,000,000.5}. */
  private static String grouped(String number) {
    int point = number.indexOf('.');
    String whole = point < 0 ? number : number.substring(0, point);
    return whole.startsWith("-") || whole.length() > MOST_DIGITS
        ? number
        : FigureText.count(Long.parseLong(whole)) + number.substring(whole.length());
  }

  /**
   * With as many digits as show on which side of the limit it is.
   *
   * @param timeoutSeconds what a percentile lies beyond whose rank falls on an error; 0 where that
   *     is not known
   */
  static String observed(ObjectiveFigures objective, double timeoutSeconds) {
    if (objective.observed().isEmpty()) {
      String error =
          timeoutSeconds > 0 ? "over " + FigureText.seconds(timeoutSeconds) + " (error)" : "error";
      return objective.isOnError() ? error : FigureText.NONE;
    }
    return figure(objective, objective.observed().getAsDouble());
  }

  private static String figure(ObjectiveFigures objective, double figure) {
    double value = shown(objective, figure);
    String text = unit(objective).isEmpty() ? unitless(value) : PlainNumber.rounded(value);
    for (int decimals = 2;
        decimals <= MOST_DECIMALS && !tellsSide(objective, value, text);
        decimals++) {
      BigDecimal exact = BigDecimal.valueOf(value);
      text = PlainNumber.text(exact.setScale(decimals, RoundingMode.HALF_UP));
    }
    return (text.contains(",") ? text : grouped(text)) + unit(objective);
  }

  /**
   * {@code 196.1 ms to 231.8 ms at 95 %}; empty where no method gives it.
   *
   * @param source of the objective
   */
  static String interval(ObjectiveFigures objective, JsonTree source) {
    OptionalDouble lower = source.figure("interval", "lower");
    if (lower.isEmpty()) {
      return source.members().containsKey("interval") ? "run too short for an interval" : "";
    }
    OptionalDouble upper = source.figure("interval", "upper");
    String from = figure(objective, lower.getAsDouble());
    return (upper.isEmpty()
            ? "from " + from
            : from + " to " + figure(objective, upper.getAsDouble()))
        + " at "
        + PlainNumber.percent(source.figure("interval", "confidence").orElse(0))
        + FigureText.NO_BREAK
        + "%";
  }

  /** Counts and ratios. */
  private static String unitless(double value) {
    return value == Math.rint(value)
        ? FigureText.count((long) value)
        : PlainNumber.text(BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP));
  }

  private static boolean tellsSide(ObjectiveFigures objective, double value, String text) {
    double written = Double.parseDouble(text.replace(",", ""));
    double limit = shown(objective, objective.limit());
    return (written <= limit) == (value <= limit) && (written >= limit) == (value >= limit);
  }

  /** {@code 18.9 % below the limit}, {@code 65 % over the limit}; empty where that says nothing. */
  static String margin(ObjectiveFigures objective) {
    if (objective.margin().isEmpty()) {
      return "";
    }
    double beyond = objective.margin().getAsDouble() * (objective.upper() ? -1 : 1);
    if (Math.abs(beyond) < LEAST) {
      return "at the limit";
    }
    return FigureText.percent(Math.abs(beyond)) + (beyond > 0 ? " above" : " below") + " the limit";
  }
}
