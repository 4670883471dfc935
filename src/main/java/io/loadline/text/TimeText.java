package io.loadline.text;

import java.time.Duration;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Durations as people read them: {@code 250 ms}, {@code 3.2 s}, {@code 180 s}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public final class TimeText {
  /** Between a number and its unit, which no line break may part. */
  public static final String NO_BREAK = "\u00a0";

  private static final double MANY_MILLIS = 10_000;
  private static final double LONG_SECONDS = 120;

  private TimeText() {}

  /** Below a second in whole milliseconds, else in seconds with a digit behind the point if any. */
  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis % 1000 == 0
        ? millis / 1000 + " s"
        : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** As {@link #of(Duration)}. */
  public static String of(long nanos) {
    return of(Duration.ofNanos(nanos));
  }

  /** {@code 412.4 ms}; from ten seconds on {@code 12.4 s}; the unit stays on the number's line. */
  public static String millis(double millis) {
    return Math.abs(millis) < MANY_MILLIS
        ? PlainNumber.rounded(flushToZero(millis)) + NO_BREAK + "ms"
        : PlainNumber.rounded(millis / 1e3) + NO_BREAK + "s";
  }

  /** 0 below half a microsecond, else as it is: neither clocks nor histograms are finer. */
  public static double flushToZero(double millis) {
    return Math.abs(millis) < 0.000_5 ? 0 : millis;
  }

  /** {@code 3 s}, {@code 12.6 s}; from two minutes on {@code 3 min 20 s}. */
  public static String seconds(double seconds) {
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
}
