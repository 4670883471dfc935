package io.loadline.page;

import io.loadline.text.PlainNumber;
import io.loadline.text.TimeText;
import java.util.OptionalDouble;

/** Figures as people read them, in each locale the same. */
final class FigureText {
  /** Where there is no figure. */
  static final String NONE = "–";

  /** Between a number and its unit, which no line break may part. */
  static final String NO_BREAK = TimeText.NO_BREAK;

  private FigureText() {}

  /** As {@link TimeText#millis}. */
  static String millis(double millis) {
    return TimeText.millis(millis);
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
    return millis.isPresent()
        ? PlainNumber.rounded(TimeText.flushToZero(millis.getAsDouble()))
        : NONE;
  }

  /** As {@link TimeText#seconds}. */
  static String seconds(double seconds) {
    return TimeText.seconds(seconds);
  }

  /** {@code 10,000,000}. */
  static String count(long count) {
    return PlainNumber.grouped(count);
  }

  /** {@code 1 request}, {@code 2 requests}. */
  static String count(long count, String thing) {
    return PlainNumber.counted(count, thing);
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
