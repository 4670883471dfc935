package io.loadline.kubernetes.monitor;

import java.time.Duration;
import java.util.OptionalLong;

/** What is waited after a load, so that all that happened until its end is told. */
final class SettlingTime {
  /** A kubelet looks at its containers each second, and tells of one's end soon after. */
  private static final Duration NEWS = Duration.ofMillis(1_200);

  /**
   * What a kubelet has seen is on its way to the API server before the container is started again,
   * and so long before that answers.
   */
  private static final Duration SEEN = Duration.ofMillis(300);

  private final Clocks time;
  private OptionalLong ended = OptionalLong.empty();

  SettlingTime(Clocks time) {
    this.time = time;
  }

  /** Takes note that the load had ended by then, on the clock of these. */
  void loadEnded(long nanos) {
    ended = OptionalLong.of(nanos);
  }

  /**
   * Waits for the rest of it; for all of it where nobody said when the load ended.
   *
   * @param alive whether the last answer shows that until then no container had ended but those of
   *     which its kubelet knew
   */
  void await(boolean alive) throws InterruptedException {
    long now = time.now();
    Duration since = Duration.ofNanos(Math.max(0, now - ended.orElse(now)));
    Duration left = (alive ? SEEN : NEWS).minus(since);
    if (left.toMillis() > 0) {
      time.pause(left.toMillis());
    }
  }
}
