package io.loadline.golden;

import io.loadline.result.ClusterResult;
import io.loadline.result.Health;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Interval;
import io.loadline.result.PauseTimes;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.result.TimeSeries;
import io.loadline.result.TunnelOverhead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happened around a {@link FinishedRun}: to the load generator, and to the service. */
final class Surroundings {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Interference> interferences = new ArrayList<>();
  private RunResult run;

  private Surroundings(RunResult run) {
    this.run = run;
  }

  static Surroundings of(FinishedRun run) {
    return new Surroundings(run.measured());
  }

  /**
   * The load generator was disturbed in a second of the run.
   *
   * @param throttled for how many ms its CPU quota held it back
   * @param pause for how many ms it stood still
   */
  Surroundings disturbed(int second, double throttled, double pause) {
    long stood = nanos(pause);
    Health health =
        new Health(
            0.12, 0.25, 0.5, nanos(throttled), 0.0, 0.1, stood / 2, new PauseTimes(stood, stood));
    List<Interval> intervals = new ArrayList<>(run.intervals());
    intervals.set(second, intervals.get(second).withHealth(health));
    run = with(intervals);
    return this;
  }

  /**
   * Something happened to the service.
   *
   * @param kind as in result.json
   */
  Surroundings interfered(String kind, double second, String what, boolean scaling) {
    InterferenceKind found =
        Arrays.stream(InterferenceKind.values())
            .filter(each -> each.id().equals(kind))
            .findFirst()
            .orElseThrow();
    interferences.add(new Interference(found, second, what, scaling));
    return this;
  }

  /**
   * A CPU limit held a container back.
   *
   * @param container {@code container web of pod web-1}
   * @param until second
   * @param share of its periods
   */
  Surroundings heldBack(String container, double until, double share, String what) {
    Interference.HeldBack taken = new Interference.HeldBack(container, until, share);
    interferences.add(new Interference(InterferenceKind.THROTTLED, 0, what, false, taken));
    return this;
  }

  RunResult measured() {
    return run;
  }

  /** Of a service in a cluster. */
  RunResult measuredIn(ClusterResult cluster) {
    ClusterResult all = cluster;
    for (int i = interferences.size() - 1; i >= 0; i--) {
      all = all.spoiledBy(interferences.get(i));
    }
    return run.in(all);
  }

  /** Through a tunnel that adds up to so many ms, half of it as a rule; negative for not known. */
  RunResult measuredThrough(double added) {
    long p50 = added < 0 ? -1 : nanos(added / 2);
    TunnelOverhead tunnel = new TunnelOverhead(p50, added < 0 ? -1 : nanos(added), 0);
    List<String> notes = List.of("pods cannot be read: no right to list pods");
    return measuredIn(
        new ClusterResult(
            "kind",
            TargetPath.PORT_FORWARD,
            "127.0.0.1:9090",
            null,
            null,
            List.of(),
            tunnel,
            notes));
  }

  private static long nanos(double millis) {
    return Math.round(millis * NANOS_PER_MILLI);
  }

  private RunResult with(List<Interval> intervals) {
    return new RunResult(
        run.plan(),
        run.execution(),
        run.counts(),
        run.times(),
        new TimeSeries(intervals, run.stages(), run.arrivals()),
        run.stream(),
        run.cluster(),
        run.server());
  }
}
