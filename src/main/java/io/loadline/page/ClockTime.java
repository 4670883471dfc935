package io.loadline.page;

import io.loadline.json.JsonTree;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Moments of a measurement as they stand in logs.
 *
 * @param started null where it is not known
 */
record ClockTime(@Nullable Instant started) {
  static ClockTime of(JsonTree result) {
    try {
      return new ClockTime(Instant.parse(result.text("started")));
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
    String moment = started.plusMillis(Math.round(seconds * 1e3)).toString();
    return at + " (" + moment.substring(11, 19) + " UTC)";
  }
}
