package io.loadline.page;

import io.loadline.text.PlainNumber;
import java.util.OptionalDouble;

/** Figures as people read them, in each locale the same. */
final class FigureText {
  /** Where there is no figure. */
  static final String NONE = "–";

  /** Between a number and its unit, which no line break may part. */
  static final String NO_BREAK = "\u00a0";

  private static final double MANY_MILLIS = 10_000;
  private static final double LONG_SECONDS = 120;

  private FigureText() {}

  /** Finer than a microsecond nothing is told: clocks and histograms are not. */
  private static String rounded(double millis) {
    return PlainNumber.rounded(Math.abs(millis) < 0.000_5 ? 0 : millis);
  }

  /** {@code 412.4 ms}; from ten seconds on {@code 12.4 s}. */
  static String millis(double millis) {
    return Math.abs(millis) < MANY_MILLIS
        ? rounded(millis) + NO_BREAK + "ms"
        : PlainNumber.rounded(millis / 1e3) + NO_BREAK + "s";
  }

  /** At an axis: {@code 200 ms}, {@code 0.5 ms}, {@code 2 s}. */
  static String tick(double millis) {
    return millis < 1_000
        ? PlainNumber.text(millis) + NO_BREAK + "ms"
        : PlainNumber.text(millis / 1e3) + NO_BREAK + "s";
  }

  static String millis(OptionalDouble millis) {
    return millis.isPresent() ? millis(millis.getAsDouble()) : NONE;
  }

  /** Without the unit. */
  static String bareMillis(OptionalDouble millis) {
    return millis.isPresent() ? rounded(millis.getAsDouble()) : NONE;
  }

  /** {@code 3 s}, {@code 12.6 s}; from two minutes on {@code 3 min 20 s}. */
  static String seconds(double seconds) {
    if (seconds < LONG_SECONDS) {
      return PlainNumber.text(Math.round(seconds * 10) / 10.0) + NO_BREAK + "s";
    }
    long whole = Math.round(seconds);
    long minutes = whole / 60;
    String rest = whole % 60 == 0 ? "" : NO_BREAK + whole % 60 + NO_BREAK + "s";
    return minutes < 120
        ? minutes + NO_BREAK + "min" + rest
        : minutes / 60
            + NO_BREAK
            + "h"
            + (minutes % 60 == 0 ? "" : NO_BREAK + minutes % 60 + NO_BREAK + "min")
            + rest;
  }

  /** {@code 10,000,000}. */
  static String count(long count) {
    String digits = Long.toString(count);
    StringBuilder grouped = new StringBuilder(digits);
    int first = count < 0 ? 1 : 0;
    for (int at = digits.length() - 3; at > first; at -= 3) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }

  /** {@code 1 request}, {@code 2 requests}. */
  static String count(long count, String thing) {
    return count(count) + " " + thing + (count == 1 ? "" : "s");
  }

  static String rate(double perSecond) {
    return PlainNumber.rounded(perSecond) + "/s";
  }

  /** Of a ratio: {@code 18.9 %}. */
  static String percent(double ratio) {
    return PlainNumber.rounded(ratio * 100) + NO_BREAK + "%";
  }

  static String percent(OptionalDouble ratio) {
    return ratio.isPresent() ? percent(ratio.getAsDouble()) : NONE;
  }
}
