package io.loadline.report;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come.
 *
 * @param elapsed since the start of the measurement
 * @param planned how long the measurement is to take; null when that is not known
 * @param p99 of the response times so far; null when there is none yet
 */
public record ProgressLine(
    String name,
    Duration elapsed,
    @Nullable Duration planned,
    long sent,
    long successes,
    long errors,
    @Nullable Duration p99) {
  /** On one line: {@code iris: 3 s of 12 s, 24 sent, 23 ok, 1 error, p99 540.1 ms}. */
  public String line() {
    return name
        + ": "
        + elapsed.toSeconds()
        + " s"
        + (planned == null ? "" : " of " + NumberText.duration(Duration.ofSeconds(ceil(planned))))
        + ", "
        + sent
        + " sent, "
        + successes
        + " ok, "
        + NumberText.count(errors, "error")
        + (p99 == null ? "" : ", p99 " + NumberText.millis(p99.toNanos()) + " ms");
  }

  private static long ceil(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }
}
