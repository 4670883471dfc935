package io.loadline.golden;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.ClusterResult;
import io.loadline.result.CountAgreement;
import io.loadline.result.Health;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Interval;
import io.loadline.result.Moments;
import io.loadline.result.PauseTimes;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeCost;
import io.loadline.result.ScrapeWindow;
import io.loadline.result.ScrapedProcess;
import io.loadline.result.ScrapedRun;
import io.loadline.result.ServerResult;
import io.loadline.result.TargetPath;
import io.loadline.result.TimeSeries;
import io.loadline.result.TunnelOverhead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What happened around a {@link FinishedRun}: to the load generator, and to the service. */
final class Surroundings {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double COMPUTE = 58;

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
    run = with(intervals, run.server());
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

  /**
   * Of Triton's counters, which two of its processes told to the same number of requests.
   *
   * @param requests of each window of 2 s, the first of which begins after 0.25 s
   * @param queues how long they waited on average in each, in ms, before 58 ms of compute
   */
  RunResult measuredByTriton(int requests, double... queues) {
    List<ScrapeWindow> windows = new ArrayList<>();
    double waited = 0;
    for (int i = 0; i < queues.length; i++) {
      double waiting = requests * queues[i] / 2_000;
      double busy = requests * COMPUTE / 2 / 2_000;
      long start = nanos(250 + i * 2_000);
      windows.add(
          new ScrapeWindow(
              start, nanos(2_000), requests, parts(requests, queues[i]), waiting, busy));
      waited += queues[i] / queues.length;
    }
    long each = (long) requests * queues.length / 2;
    double busy = requests * COMPUTE / 2 / 2_000;
    List<ScrapedProcess> processes =
        List.of(
            new ScrapedProcess("10.42.0.7:8000", each, parts(each, 0.75 * waited), busy),
            new ScrapedProcess("10.42.0.9:8000", each, parts(each, 1.25 * waited), busy));
    long all = run.outcomes().successes() + run.warmupRequests();
    return scraped(new CountAgreement(all, all, ""), processes, windows, List.of());
  }

  /** Of counters that are not those of this run alone. */
  RunResult measuredBeside(long counted, String why) {
    long all = run.outcomes().successes() + run.warmupRequests();
    List<String> notes = List.of("the server's own times are not used: " + why);
    return scraped(new CountAgreement(all, counted, why), List.of(), List.of(), notes);
  }

  private RunResult scraped(
      CountAgreement agreement,
      List<ScrapedProcess> processes,
      List<ScrapeWindow> windows,
      List<String> notes) {
    ScrapeCost cost = new ScrapeCost(9, 0, nanos(0.4), List.of(nanos(0.6), nanos(1.1)), List.of());
    ScrapedRun told =
        new ScrapedRun(
            KnownTiming.TRITON_STATS,
            "2.51.0",
            agreement,
            processes,
            windows,
            Moments.NONE,
            cost,
            notes);
    return with(run.intervals(), run.server().with(told));
  }

  private static Map<TimedPart, Moments> parts(long requests, double queue) {
    return Map.of(
        TimedPart.QUEUE, moments(requests, queue),
        TimedPart.PREPARE, moments(requests, 0.5),
        TimedPart.COMPUTE, moments(requests, COMPUTE),
        TimedPart.TOTAL, moments(requests, queue + COMPUTE + 1));
  }

  private static Moments moments(long count, double mean) {
    return new Moments(count, count * nanos(mean), 0, 0, 0);
  }

  private static long nanos(double millis) {
    return Math.round(millis * NANOS_PER_MILLI);
  }

  private RunResult with(List<Interval> intervals, ServerResult server) {
    return new RunResult(
        run.plan(),
        run.execution(),
        run.counts(),
        run.times(),
        new TimeSeries(intervals, run.stages(), run.arrivals()),
        run.stream(),
        run.cluster(),
        server);
  }
}
