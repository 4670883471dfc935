package io.loadline.kubernetes.monitor;

import java.time.Duration;
import java.util.OptionalLong;

/** What is waited after a load, so that all that happened until its end is told. */
final class SettlingTime {
  /** A kubelet tells of a container's end within about a second. */
  private static final Duration NEWS = Duration.ofMillis(1_200);

  private final Clocks time;
  private OptionalLong ended = OptionalLong.empty();

  SettlingTime(Clocks time) {
    this.time = time;
  }

  /** Takes note that the load had ended by then, on the clock of these. */
  void loadEnded(long nanos) {
    ended = OptionalLong.of(nanos);
  }

  /** Waits for the rest of it; for all of it where nobody said when the load ended. */
  void await() throws InterruptedException {
    long now = time.now();
    Duration since = Duration.ofNanos(Math.max(0, now - ended.orElse(now)));
    Duration left = NEWS.minus(since);
    if (left.toMillis() > 0) {
      time.pause(left.toMillis());
    }
  }
}
