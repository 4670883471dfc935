package io.loadline.probe;

import io.loadline.probe.ReadinessLoop.Limit;
import io.loadline.probe.ReadinessLoop.Reason;
import io.loadline.text.TimeText;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says what a wait is waiting for: once for each thing that is in the way, and again after each 15
 * s of silence. Thread-safe.
 */
final class WaitAnnouncer {
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(15);

  private final Consumer<String> progress;
  private final Limit limit;
  private String announced = "";
  private String obstacle;
  private long saidAt;
  private boolean ended;

  /**
   * Says nothing yet.
   *
   * @param unanswered what is in the way until something was seen
   * @param now the moment from which silence counts
   */
  WaitAnnouncer(Consumer<String> progress, Limit limit, String unanswered, long now) {
    this.progress = progress;
    this.limit = limit;
    this.obstacle = unanswered;
    this.saidAt = now;
  }

  synchronized void waitsFor(Reason reason, long now) {
    obstacle = reason.text();
    if (!announced.equals(reason.key())) {
      announced = reason.key();
      say("waiting for ", now);
    }
  }

  synchronized void tick(long now) {
    if (!ended && now - saidAt >= SILENCE) {
      say("still waiting for ", now);
    }
  }

  synchronized void end() {
    ended = true;
  }

  private void say(String how, long now) {
    saidAt = now;
    String time = TimeText.of(now - limit.start()) + " of " + TimeText.of(limit.timeout());
    progress.accept(how + obstacle + " (" + time + ")");
  }
}
