package io.loadline.page;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An objective in words. */
final class ObjectiveText {
  private static final int MOST_DECIMALS = 6;
  private static final double LEAST = 0.000_01;

  private ObjectiveText() {}

  /** {@code at most 250 ms}. */
  static String limit(ObjectiveFigures objective) {
    return (objective.upper() ? "at most " : "at least ") + limitValue(objective);
  }

  static String limitValue(ObjectiveFigures objective) {
    return PlainNumber.text(objective.limit()) + unit(objective);
  }

  private static String unit(ObjectiveFigures objective) {
    return objective.unit().equals("ms") ? " ms" : objective.unit();
  }

  /**
   * With as many digits as show on which side of the limit it is.
   *
   * @param timeoutSeconds what a percentile lies beyond whose rank falls on an error
   */
  static String observed(ObjectiveFigures objective, double timeoutSeconds) {
    if (objective.observed().isEmpty()) {
      return objective.isOnError()
          ? "over " + FigureText.seconds(timeoutSeconds) + " (error)"
          : FigureText.NONE;
    }
    double value = objective.observed().getAsDouble();
    String text = objective.unit().isEmpty() ? unitless(value) : PlainNumber.rounded(value);
    for (int decimals = 2; decimals <= MOST_DECIMALS && !tellsSide(objective, text); decimals++) {
      BigDecimal exact = BigDecimal.valueOf(value);
      text = PlainNumber.text(exact.setScale(decimals, RoundingMode.HALF_UP));
    }
    return text + unit(objective);
  }

  /** Counts and ratios. */
  private static String unitless(double value) {
    return value == Math.rint(value)
        ? FigureText.count((long) value)
        : PlainNumber.text(BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP));
  }

  private static boolean tellsSide(ObjectiveFigures objective, String text) {
    double shown = Double.parseDouble(text.replace(",", ""));
    double value = objective.observed().orElse(shown);
    return (shown <= objective.limit()) == (value <= objective.limit())
        && (shown >= objective.limit()) == (value >= objective.limit());
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
