package io.loadline.ready;

import io.loadline.plan.TimeText;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says what the wait is waiting for: once for each thing that is in the way, and again after each
 * 15 s of silence. Thread-safe.
 */
final class Announcer {
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(15);

  private final Consumer<String> progress;
  private final long start;
  private final Duration timeout;
  private String announced = "";
  private String obstacle;
  private long saidAt;
  private boolean ended;

  /**
   * Says nothing yet.
   *
   * @param start of the wait
   * @param now the moment from which silence counts
   */
  Announcer(Consumer<String> progress, URI called, long start, long now, Duration timeout) {
    this.progress = progress;
    this.start = start;
    this.timeout = timeout;
    this.obstacle = called + ": no answer yet";
    this.saidAt = now;
  }

  synchronized void blocked(Blocker blocker, long now) {
    obstacle = blocker.ask().url() + ": " + blocker.text();
    if (!announced.equals(blocker.what())) {
      announced = blocker.what();
      say("waiting for ", now);
    }
  }

  /** Is called every now and then. */
  synchronized void tick(long now) {
    if (!ended && now - saidAt >= SILENCE) {
      say("still waiting for ", now);
    }
  }

  /** Nothing is said from now on. */
  synchronized void end() {
    ended = true;
  }

  private void say(String how, long now) {
    saidAt = now;
    String time = TimeText.of(now - start) + " of " + TimeText.of(timeout);
    progress.accept(how + obstacle + " (" + time + ")");
  }
}
