package io.loadline.kubernetes.ready;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them: {@code 250 ms}, {@code 3.2 s}, {@code 180 s}. */
final class Times {
  private Times() {}

  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis % 1000 == 0
        ? millis / 1000 + " s"
        : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** As someone meant it who has used up a part of a second of it since. */
  static Duration whole(long nanos) {
    return Duration.ofSeconds(Math.max(0, Math.round(nanos / 1e9)));
  }
}
