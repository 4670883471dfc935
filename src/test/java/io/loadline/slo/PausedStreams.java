package io.loadline.slo;

import static io.loadline.testkit.Plans.constant;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Health;
import io.loadline.result.PauseTimes;
import io.loadline.testkit.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Streams of a service whose times are known, and a load generator that stands still at times: then
 * it fires what was due afterwards, and reads what came meanwhile at once.
 */
final class PausedStreams {
  static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  private final Objective objective;
  private final List<long[]> streams = new ArrayList<>();
  private final List<Long> timeouts = new ArrayList<>();
  private final List<long[]> pauses = new ArrayList<>();
  private GoodputLimits limits = GoodputLimits.NONE;
  private Workload workload = constant(100);

  PausedStreams(Objective objective) {
    this.objective = objective;
  }

  PausedStreams goodput(GoodputLimits goodput) {
    limits = goodput;
    return this;
  }

  PausedStreams workload(Workload kind) {
    workload = kind;
    return this;
  }

  /**
   * Streams begin, {@code rate} in each of so many seconds.
   *
   * @param second the first one
   * @param millis from the moment at which a request is sent to each message
   */
  PausedStreams streams(int second, int seconds, int rate, long... millis) {
    for (int i = 0; i < seconds * rate; i++) {
      stream(second * SECOND + i * SECOND / rate, millis);
    }
    return this;
  }

  /** One stream. */
  PausedStreams stream(long intended, long... millis) {
    long[] times = new long[millis.length + 1];
    for (int i = 0; i < millis.length; i++) {
      times[i] = millis[i] * MILLI;
    }
    times[millis.length] = intended;
    streams.add(times);
    return this;
  }

  /** A request in that second is never answered. */
  PausedStreams timeout(int second) {
    timeouts.add(second * SECOND);
    return this;
  }

  /** The load generator stands still, both in ms from the start; never twice at once. */
  PausedStreams pause(long from, long millis) {
    pauses.add(new long[] {from * MILLI, (from + millis) * MILLI});
    return this;
  }

  Verdict verdict() {
    return judge().verdict();
  }

  Judgment judge() {
    DisturbedRun run = new DisturbedRun(plan());
    for (long[] each : streams) {
      long intended = each[each.length - 1];
      long fired = noticed(intended);
      long[] stamps = new long[each.length];
      for (int i = 0; i < each.length - 1; i++) {
        stamps[i] = noticed(fired + each[i]);
      }
      run.stream(intended, fired, stamps);
    }
    timeouts.forEach(run::timeout);
    for (long[] pause : pauses) {
      long nanos = pause[1] - pause[0];
      Health health = new Health(0.1, 0.2, 0.5, 0L, 0.0, 0.1, 0L, new PauseTimes(nanos, nanos));
      run.during((int) (pause[1] / SECOND), health);
    }
    return run.judge();
  }

  /** When the load generator sees what happens at a moment. */
  private long noticed(long moment) {
    for (long[] pause : pauses) {
      if (moment >= pause[0] && moment < pause[1]) {
        return pause[1];
      }
    }
    return moment;
  }

  private LoadPlan plan() {
    LoadPlan plan =
        Plans.plan(
            workload,
            new PhaseLength.Span(Duration.ofSeconds(10)),
            PhaseLength.NOTHING,
            4,
            objective);
    return plan.calling(plan.call().streaming(plan.call().payloads())).with(limits);
  }
}
