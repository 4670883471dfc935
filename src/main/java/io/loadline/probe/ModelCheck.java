package io.loadline.probe;

import io.loadline.plan.Target;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.probe.ReadinessLoop.Limit;
import io.loadline.result.NotReadyException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Probes one model, at longer and longer intervals, and knows which answers time does not change.
 */
final class ModelCheck implements ReadinessLoop.Check {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final Target target;
  private final ReadinessLoop.ReadinessClock clock;
  private final Limit limit;
  private final boolean insideCluster;
  private final ReadinessAttempt attempt;
  private final ProbeHistory history;
  private long pause = FIRST_PAUSE;

  ModelCheck(
      Target target,
      ReadinessAttempt attempt,
      ReadinessLoop.ReadinessClock clock,
      Limit limit,
      ProbeHistory history,
      boolean insideCluster) {
    this.target = target;
    this.attempt = attempt;
    this.clock = clock;
    this.limit = limit;
    this.insideCluster = insideCluster;
    this.history = history;
  }

  @Override
  public Optional<ReadinessLoop.Reason> run(long deadline) throws InterruptedException {
    if (history.areNone() || clock.now() < deadline) {
      Optional<ProbeFailure> failure = attempt.run(deadline);
      if (failure.isEmpty()) {
        return Optional.empty();
      }
      history.add(failure.get(), clock.now());
    }
    ProbeFailure last = history.last();
    return Optional.of(
        new ReadinessLoop.Reason(last.what(), last.request().url() + ": " + last.text()));
  }

  @Override
  public Optional<NotReadyException> hopeless() {
    ProbeFailure last = history.last();
    Optional<PermanentFailure> reason = PermanentFailure.of(last);
    if (reason.isPresent()) {
      return Optional.of(ProbeExplanation.ended(history, reason.get()));
    }
    if (history.isInsisted()) {
      return Optional.of(ProbeExplanation.insisted(history));
    }
    return ClusterName.of(target.host())
        .filter(name -> !insideCluster && isUnknownHost(last))
        .map(name -> ProbeExplanation.outsideCluster(history, name, target));
  }

  @Override
  public NotReadyException timedOut() {
    return ProbeExplanation.timedOut(history, limit.timeout());
  }

  @Override
  public void pause(long left) throws InterruptedException {
    clock.sleeper().sleep(Math.min(history.pause(pause, clock.now()), left));
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }

  private static boolean isUnknownHost(ProbeFailure failure) {
    return failure.response() instanceof Failed failed && failed.failure() == Failure.UNKNOWN_HOST;
  }
}
