package io.loadline.report;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers as people read them: never scientific, the same in every locale. */
final class NumberText {
  private static final int MOST_DECIMALS = 6;
  private static final long SHORT_NANOS = 50_000_000;
  private static final double LEAST_PERCENT = 0.001;

  private NumberText() {}

  /** One decimal; below 1, two significant digits: {@code 612.4}, {@code 0.05}, {@code 0.0}. */
  static String decimal(double value) {
    return PlainNumber.rounded(value);
  }

  /** Nanoseconds as milliseconds, without the unit. */
  static String millis(double nanos) {
    return decimal(nanos / 1e6);
  }

  static String millis(long nanos) {
    return millis((double) nanos);
  }

  /** {@code 12.6 s}; what is too short for that with two digits, {@code 0.016 s}. */
  static String seconds(long nanos) {
    if (nanos > 0 && nanos < SHORT_NANOS) {
      return decimal(nanos / 1e9) + " s";
    }
    return BigDecimal.valueOf(nanos, 9).setScale(1, RoundingMode.HALF_UP).toPlainString() + " s";
  }

  /** As a user writes it: {@code 30 s}, {@code 1.5 s}, {@code 500 ms}. */
  static String duration(Duration duration) {
    BigDecimal nanos = BigDecimal.valueOf(duration.toNanos());
    return duration.compareTo(Duration.ofSeconds(1)) >= 0
        ? PlainNumber.text(nanos.movePointLeft(9)) + " s"
        : PlainNumber.text(nanos.movePointLeft(6)) + " ms";
  }

  /** {@code 1 request}, {@code 2 requests}. */
  static String count(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  static String limit(Objective objective) {
    return objective.bound().sign()
        + " "
        + PlainNumber.text(objective.limit())
        + unit(objective.metric().kind());
  }

  /**
   * With as many digits as it takes to see on which side of the limit it is; where no decimals show
   * it, just above or below.
   */
  static String observed(Objective objective, double value) {
    Metric.Kind kind = objective.metric().kind();
    String text = plain(kind, value);
    for (int decimals = 2; decimals <= MOST_DECIMALS; decimals++) {
      if (isTellingSide(objective, value, text)) {
        return text + unit(kind);
      }
      text = PlainNumber.text(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
    }
    if (isTellingSide(objective, value, text)) {
      return text + unit(kind);
    }
    String side = value > objective.limit() ? "> " : "< ";
    return side + PlainNumber.text(objective.limit()) + unit(kind);
  }

  private static boolean isTellingSide(Objective objective, double value, String text) {
    return objective.bound().allows(Double.parseDouble(text), objective.limit())
        == objective.bound().allows(value, objective.limit());
  }

  private static String plain(Metric.Kind kind, double value) {
    return switch (kind) {
      case ERROR_COUNT, REQUEST_COUNT -> PlainNumber.text(value);
      case ERROR_RATE, GOODPUT ->
          PlainNumber.text(BigDecimal.valueOf(value).round(new MathContext(4)));
      default -> decimal(value);
    };
  }

  private static String unit(Metric.Kind kind) {
    return kind.isTime() ? " " + kind.unit() : kind.unit();
  }

  /** By how much of the limit it is off: {@code +22.5 %}; empty where that says nothing. */
  static String deviation(Objective objective, double observed) {
    if (objective.limit() == 0) {
      return "";
    }
    double percent = (observed - objective.limit()) / Math.abs(objective.limit()) * 100;
    return Math.abs(percent) < LEAST_PERCENT
        ? ""
        : (percent > 0 ? "+" : "") + decimal(percent) + " %";
  }
}
