package io.loadline.ready;

import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.plan.Target;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Waits until the model truly answers: its ready endpoint says so and real requests succeed in a
 * row. Immutable; may be used again and by several threads.
 */
public final class ReadyWait {
  private static final Timing REAL =
      new Timing(System::nanoTime, TimeUnit.NANOSECONDS::sleep, Ticker::onThread);

  private final Function<Call, Prober> probers;
  private final Timing timing;
  private final VainWaits vain;
  private final boolean insideCluster;

  ReadyWait(Function<Call, Prober> probers, Timing timing, VainWaits vain, boolean insideCluster) {
    this.probers = probers;
    this.timing = timing;
    this.vain = vain;
    this.insideCluster = insideCluster;
  }

  /** Over HTTP/1.1, by the machine's monotonic clock. */
  public static ReadyWait overHttp() {
    return overHttp(REAL, VainWaits.OF_THIS_JVM);
  }

  /** As {@link #overHttp()}, by {@code java.net.http}, for a load that goes so. */
  public static ReadyWait overJdk() {
    return new ReadyWait(
        call -> HttpProber.jdk(call.target()), REAL, VainWaits.OF_THIS_JVM, isInsideCluster());
  }

  static ReadyWait overHttp(Timing timing, VainWaits vain) {
    return new ReadyWait(call -> HttpProber.netty(call.target()), timing, vain, isInsideCluster());
  }

  private static boolean isInsideCluster() {
    return System.getenv("KUBERNETES_SERVICE_HOST") != null;
  }

  /** As {@link #overHttp()}, over HTTP/2 and gRPC. */
  public static ReadyWait overHttp2() {
    return overHttp2(REAL, VainWaits.OF_THIS_JVM);
  }

  static ReadyWait overHttp2(Timing timing, VainWaits vain) {
    return new ReadyWait(Http2Prober::new, timing, vain, isInsideCluster());
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
    return await(call, readiness, timing.now(), progress);
  }

  /**
   * As {@link #await(Call, Readiness, Consumer)}, for a wait that is under way already.
   *
   * @param start when it began, by the same clock; the time-out counts from there
   */
  public ReadyReport await(Call call, Readiness readiness, long start, Consumer<String> progress)
      throws InterruptedException {
    Target target = call.target();
    long now = timing.now();
    Duration left = readiness.timeout().minusNanos(now - start);
    Optional<Duration> before = vain.of(target).filter(it -> left.compareTo(VainWaits.NEXT) > 0);
    long begin = before.isPresent() ? now : start;
    Duration timeout = before.isPresent() ? VainWaits.NEXT : readiness.timeout();
    before.ifPresent(it -> progress.accept(VainWaits.note(target, it)));
    OneWait wait = new OneWait(target, timing, begin, timeout, insideCluster);
    Announcer announcer = new Announcer(progress, target.url(), begin, now, timeout);
    Ticker.Ticking ticking = timing.ticker().start(() -> announcer.tick(timing.now()));
    try (Prober prober = probers.apply(call)) {
      Attempt attempt = new Attempt(call, readiness, prober, timing.nanos());
      attempt.endpoint().note(target.url()).ifPresent(progress);
      wait.until(attempt, announcer);
      vain.forget(target);
      Duration waited = Duration.ofNanos(timing.now() - start);
      return new ReadyReport(waited, attempt.how(), prober.described(call));
    } catch (NotReadyException e) {
      wait.last().ifPresent(it -> vain.add(target, it, Duration.ofNanos(timing.now() - begin)));
      throw before.map(it -> e.masked(text -> text + VainWaits.fact(it))).orElse(e);
    } finally {
      ticking.close();
      announcer.end();
    }
  }
}
