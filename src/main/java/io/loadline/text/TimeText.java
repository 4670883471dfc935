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
}
