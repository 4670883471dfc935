package io.loadline.ready;

import io.loadline.plan.Target;
import io.loadline.ready.Reply.Failed;
import io.loadline.ready.Reply.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One wait for one address, up to its deadline. */
final class OneWait {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final Target target;
  private final Timing timing;
  private final Duration timeout;
  private final boolean insideCluster;
  private final long start;
  private final Tries tries;

  /**
   * Begins now.
   *
   * @param start from which the time-out counts
   */
  OneWait(Target target, Timing timing, long start, Duration timeout, boolean insideCluster) {
    this.target = target;
    this.timing = timing;
    this.timeout = timeout;
    this.insideCluster = insideCluster;
    this.start = start;
    this.tries = new Tries(start, timing.now());
  }

  /**
   * Tries until nothing is in the way.
   *
   * @throws NotReadyException at the deadline, or when waiting on is of no use
   */
  void until(Attempt attempt, Announcer announcer) throws InterruptedException {
    long deadline = start + timeout.toNanos();
    long pause = FIRST_PAUSE;
    Optional<Blocker> blocker = attempt.run(deadline);
    while (blocker.isPresent()) {
      tries.add(blocker.get(), timing.now());
      failIfHopeless();
      announcer.blocked(tries.last(), timing.now());
      long now = timing.now();
      timing.sleeper().sleep(Math.min(tries.pause(pause, now), Math.max(0, deadline - now)));
      if (timing.now() >= deadline) {
        throw Explanation.timedOut(tries, timeout);
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE);
      blocker = attempt.run(deadline);
    }
  }

  /** What was in the way in the last try; empty when nothing was. */
  Optional<Blocker> last() {
    return tries.areNone() ? Optional.empty() : Optional.of(tries.last());
  }

  private void failIfHopeless() {
    Blocker last = tries.last();
    Optional<Final> reason = Final.of(last);
    if (reason.isPresent()) {
      throw Explanation.ended(tries, reason.get());
    }
    if (tries.isInsisted()) {
      throw Explanation.insisted(tries);
    }
    Optional<ClusterName> name = ClusterName.of(target.host());
    if (name.isPresent() && !insideCluster && isUnknownHost(last)) {
      throw Explanation.outsideCluster(tries, name.get(), target);
    }
  }

  private static boolean isUnknownHost(Blocker blocker) {
    return blocker.reply() instanceof Failed failed && failed.failure() == Failure.UNKNOWN_HOST;
  }
}
