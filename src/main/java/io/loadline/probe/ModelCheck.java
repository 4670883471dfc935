package io.loadline.probe;

import io.loadline.plan.Target;
import io.loadline.probe.ReadinessLoop.Limit;
import io.loadline.probe.Reply.Failed;
import io.loadline.probe.Reply.Failure;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Probes one model, at longer and longer intervals, and knows which answers time does not change.
 */
final class ModelCheck implements ReadinessLoop.Check {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final Target target;
  private final ReadinessClock clock;
  private final Limit limit;
  private final boolean insideCluster;
  private final Attempt attempt;
  private final Tries tries;
  private long pause = FIRST_PAUSE;

  ModelCheck(
      Target target,
      Attempt attempt,
      ReadinessClock clock,
      Limit limit,
      Tries tries,
      boolean insideCluster) {
    this.target = target;
    this.attempt = attempt;
    this.clock = clock;
    this.limit = limit;
    this.insideCluster = insideCluster;
    this.tries = tries;
  }

  @Override
  public Optional<ReadinessLoop.Blocker> run(long deadline) throws InterruptedException {
    if (tries.areNone() || clock.now() < deadline) {
      Optional<Blocker> blocker = attempt.run(deadline);
      if (blocker.isEmpty()) {
        return Optional.empty();
      }
      tries.add(blocker.get(), clock.now());
    }
    Blocker last = tries.last();
    return Optional.of(
        new ReadinessLoop.Blocker(last.what(), last.ask().url() + ": " + last.text()));
  }

  @Override
  public Optional<NotReadyException> hopeless() {
    Blocker last = tries.last();
    Optional<Final> reason = Final.of(last);
    if (reason.isPresent()) {
      return Optional.of(Explanation.ended(tries, reason.get()));
    }
    if (tries.isInsisted()) {
      return Optional.of(Explanation.insisted(tries));
    }
    return ClusterName.of(target.host())
        .filter(name -> !insideCluster && isUnknownHost(last))
        .map(name -> Explanation.outsideCluster(tries, name, target));
  }

  @Override
  public NotReadyException timedOut() {
    return Explanation.timedOut(tries, limit.timeout());
  }

  @Override
  public void pause(long left) throws InterruptedException {
    clock.sleeper().sleep(Math.min(tries.pause(pause, clock.now()), left));
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }

  private static boolean isUnknownHost(Blocker blocker) {
    return blocker.reply() instanceof Failed failed && failed.failure() == Failure.UNKNOWN_HOST;
  }
}
