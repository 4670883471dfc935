package io.loadline.page;

import io.loadline.json.JsonTree;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Moments of a measurement as they stand in logs.
 *
 * @param started null where it is not known, or the clock was not set
 */
record ClockTime(@Nullable Instant started) {
  /** Before it stands a clock that was never set. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  static ClockTime of(JsonTree result) {
    try {
      Instant started = Instant.parse(result.text("started"));
      return new ClockTime(started.isBefore(EARLIEST) ? null : started);
    } catch (DateTimeException e) {
      return new ClockTime(null);
    }
  }

  /** {@code at 3.2 s (09:00:03 UTC)}. */
  String at(double seconds) {
    String at = "at " + FigureText.seconds(seconds);
    if (started == null) {
      return at;
    }
    return at + " (" + moment(started, seconds) + " UTC)";
  }

  /** {@code (09:00:12 to 09:00:15 UTC)} with a blank before it; empty where it is not known. */
  String window(double from, double to) {
    return started == null
        ? ""
        : " (" + moment(started, from) + " to " + moment(started, to) + " UTC)";
  }

  private static String moment(Instant started, double seconds) {
    return started.plusMillis(Math.round(seconds * 1e3)).toString().substring(11, 19);
  }
}
