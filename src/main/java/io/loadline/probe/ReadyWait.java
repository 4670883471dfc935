package io.loadline.probe;

import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.plan.Target;
import io.loadline.plan.TimedPart;
import io.loadline.probe.ReadinessLoop.Limit;
import io.loadline.result.NotReadyException;
import io.loadline.transport.Transport.HeaderSource;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Waits until the model truly answers: its ready endpoint says so and real requests succeed in a
 * row. Immutable; may be used again and by several threads.
 */
public final class ReadyWait {
  private static final ReadinessLoop.ReadinessClock REAL =
      ReadinessLoop.ReadinessClock.of(System::nanoTime);

  private final Function<Call, ReadinessProber> probers;
  private final ReadinessLoop.ReadinessClock clock;
  private final FailedWaitHistory vain;
  private final boolean insideCluster;

  ReadyWait(
      Function<Call, ReadinessProber> probers,
      ReadinessLoop.ReadinessClock clock,
      FailedWaitHistory vain,
      boolean insideCluster) {
    this.probers = probers;
    this.clock = clock;
    this.vain = vain;
    this.insideCluster = insideCluster;
  }

  /**
   * Over HTTP/1.1, by the machine's monotonic clock.
   *
   * @param credentials sent beside the headers of the call
   */
  public static ReadyWait overHttp(HeaderSource credentials) {
    return overHttp(REAL, FailedWaitHistory.OF_THIS_JVM, credentials);
  }

  /** As {@link #overHttp(HeaderSource)}, by {@code java.net.http}, for a load that goes so. */
  public static ReadyWait overJdk(HeaderSource credentials) {
    return new ReadyWait(
        call -> HttpProber.jdk(call.target(), credentials).reading(call.timings()),
        REAL,
        FailedWaitHistory.OF_THIS_JVM,
        isInsideCluster());
  }

  static ReadyWait overHttp(
      ReadinessLoop.ReadinessClock clock, FailedWaitHistory vain, HeaderSource credentials) {
    return new ReadyWait(
        call -> HttpProber.netty(call.target(), credentials).reading(call.timings()),
        clock,
        vain,
        isInsideCluster());
  }

  private static boolean isInsideCluster() {
    return System.getenv("KUBERNETES_SERVICE_HOST") != null;
  }

  /** As {@link #overHttp(HeaderSource)}, over HTTP/2 and gRPC. */
  public static ReadyWait overHttp2(HeaderSource credentials) {
    return overHttp2(REAL, FailedWaitHistory.OF_THIS_JVM, credentials);
  }

  static ReadyWait overHttp2(
      ReadinessLoop.ReadinessClock clock, FailedWaitHistory vain, HeaderSource credentials) {
    return new ReadyWait(
        call -> new Http2Prober(call, credentials), clock, vain, isInsideCluster());
  }

  /**
   * Returns as soon as the model is ready.
   *
   * @param progress is told when what is in the way changes, one line each time
   * @throws NotReadyException when it is not ready in time, or never will be
   * @throws InterruptedException when the thread is told to stop
   */
  public Report await(Call call, Readiness readiness, Consumer<String> progress)
      throws InterruptedException {
    return await(call, readiness, clock.now(), progress);
  }

  /**
   * As {@link #await(Call, Readiness, Consumer)}, for a wait that is under way already.
   *
   * @param start when it began, by the same clock; the time-out counts from there
   */
  public Report await(Call call, Readiness readiness, long start, Consumer<String> progress)
      throws InterruptedException {
    Target target = call.target();
    long now = clock.now();
    Duration left = readiness.timeout().minusNanos(now - start);
    Optional<Duration> before =
        vain.of(target).filter(it -> left.compareTo(FailedWaitHistory.NEXT) > 0);
    before.ifPresent(it -> progress.accept(FailedWaitHistory.note(target, it)));
    Limit limit =
        before.isPresent()
            ? Limit.of(now, FailedWaitHistory.NEXT)
            : Limit.of(start, readiness.timeout());
    ProbeHistory history = new ProbeHistory(limit.start(), now);
    try (ReadinessProber prober = probers.apply(call)) {
      ReadinessAttempt attempt = new ReadinessAttempt(call, readiness, prober, clock.nanos());
      attempt.endpoint().note(target.url()).ifPresent(progress);
      new ReadinessLoop(clock, progress)
          .await(
              new ModelCheck(target, attempt, clock, limit, history, insideCluster),
              limit,
              target.url() + ": no answer yet");
      vain.forget(target);
      Duration waited = Duration.ofNanos(clock.now() - start);
      return new Report(waited, attempt.how(), prober.described(call), attempt.told());
    } catch (NotReadyException e) {
      remember(target, history, Duration.ofNanos(clock.now() - limit.start()));
      throw before.map(it -> e.masked(text -> text + FailedWaitHistory.fact(it))).orElse(e);
    }
  }

  private void remember(Target target, ProbeHistory history, Duration waited) {
    if (!history.areNone()) {
      vain.add(target, history.last(), waited);
    }
  }

  /**
   * A wait that ended well.
   *
   * @param waited from the first request to the last answer
   * @param how what was asked and answered, for people
   * @param call as it is to be made: described, if it was the server that had to describe it
   * @param told parts of its own time that the service told in the last answers
   */
  public record Report(Duration waited, String how, Call call, Set<TimedPart> told) {}
}
