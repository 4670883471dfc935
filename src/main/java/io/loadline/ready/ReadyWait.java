package io.loadline.ready;

import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.plan.Target;
import io.loadline.ready.Reply.Failed;
import io.loadline.ready.Reply.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Waits until the model truly answers: its ready endpoint says so and real requests succeed in a
 * row. Immutable; may be used again and by several threads.
 */
public final class ReadyWait {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final Function<Call, Prober> probers;
  private final LongSupplier nanos;
  private final Sleeper sleeper;
  private final boolean insideCluster;

  ReadyWait(
      Function<Call, Prober> probers, LongSupplier nanos, Sleeper sleeper, boolean insideCluster) {
    this.probers = probers;
    this.nanos = nanos;
    this.sleeper = sleeper;
    this.insideCluster = insideCluster;
  }

  /** Over HTTP/1.1, by the machine's monotonic clock. */
  public static ReadyWait overHttp() {
    return by(call -> HttpProber.netty(call.target()));
  }

  /** As {@link #overHttp}, by {@code java.net.http}, for a load that goes so. */
  public static ReadyWait overJdk() {
    return by(call -> HttpProber.jdk(call.target()));
  }

  private static ReadyWait by(Function<Call, Prober> probers) {
    boolean insideCluster = System.getenv("KUBERNETES_SERVICE_HOST") != null;
    return new ReadyWait(probers, System::nanoTime, TimeUnit.NANOSECONDS::sleep, insideCluster);
  }

  /** As {@link #overHttp}, over HTTP/2 and gRPC. */
  public static ReadyWait overHttp2() {
    return by(Http2Prober::new);
  }

  /**
   * Returns as soon as the model is ready.
   *
   * @param progress is told when what is in the way changes, one line each time
   * @throws NotReadyException when it is not ready in time, or never will be
   * @throws InterruptedException when the thread is told to stop
   */
  public ReadyReport await(Call call, Readiness readiness, Consumer<String> progress)
      throws InterruptedException {
    return await(call, readiness, nanos.getAsLong(), progress);
  }

  /**
   * As {@link #await(Call, Readiness, Consumer)}, for a wait that is under way already.
   *
   * @param start when it began, by the same clock; the time-out counts from there
   */
  public ReadyReport await(Call call, Readiness readiness, long start, Consumer<String> progress)
      throws InterruptedException {
    try (Prober prober = probers.apply(call)) {
      Attempt attempt = new Attempt(call, readiness.probes(), prober, nanos);
      Announcer announcer = new Announcer(progress, readiness.timeout());
      announcer.start(call.target(), attempt.readyUrl());
      tryUntilReady(attempt, start, call.target(), readiness.timeout(), announcer);
      Duration waited = Duration.ofNanos(nanos.getAsLong() - start);
      return new ReadyReport(waited, attempt.how(), prober.described(call));
    }
  }

  private void tryUntilReady(
      Attempt attempt, long start, Target target, Duration timeout, Announcer announcer)
      throws InterruptedException {
    long deadline = start + timeout.toNanos();
    long pause = FIRST_PAUSE;
    Tries tries = new Tries(start);
    Optional<Blocker> blocker = attempt.run(deadline);
    while (blocker.isPresent()) {
      tries.add(blocker.get(), nanos.getAsLong());
      failIfHopeless(tries, target);
      announcer.blocked(tries);
      sleeper.sleep(Math.min(pause, Math.max(0, deadline - nanos.getAsLong())));
      if (nanos.getAsLong() >= deadline) {
        throw Explanation.timedOut(tries, timeout);
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE);
      blocker = attempt.run(deadline);
    }
  }

  private void failIfHopeless(Tries tries, Target target) {
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
