package io.loadline.slo;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.SlicePlan.Side;
import io.loadline.plan.Workload;
import io.loadline.result.ClusterResult;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.result.TimeSeries;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.testkit.Plans;
import io.loadline.transport.RequestStamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Two endpoints that take turns of 5 s, in virtual time; the first of each is not compared. */
final class TurnsOfTwo {
  private static final long SECOND = 1_000_000_000L;
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final double RATE = 25;

  /** In place of a time, of a request that fails. */
  static final double FAILS = Double.NaN;

  private final List<SlicePlan.Figure> figures;
  private final long seed;
  private int pairs = 20;
  private RunEnding ending = RunEnding.COMPLETE;
  private List<String> urls = List.of("http://stable:8080/infer", "http://canary:8080/infer");
  private List<ClusterResult> clusters = List.of();

  /** A service. */
  @FunctionalInterface
  interface Service {
    /**
     * How long a request takes, in ms.
     *
     * @param at when it is due, in s
     * @param since the turn began, in s
     * @param usual what it would take of a service that nothing disturbs
     */
    double millis(double at, double since, double usual);
  }

  TurnsOfTwo(long seed, SlicePlan.Figure... figures) {
    this.seed = seed;
    this.figures = List.of(figures);
  }

  static SlicePlan.Figure margin(double percentile, double by) {
    return new SlicePlan.Figure(Metric.percentile(percentile), by);
  }

  TurnsOfTwo pairs(int number) {
    pairs = number;
    return this;
  }

  TurnsOfTwo ending(RunEnding end) {
    ending = end;
    return this;
  }

  /** Where both are called. */
  TurnsOfTwo at(String stable, String canary) {
    urls = List.of(stable, canary);
    return this;
  }

  /** As above, of services in a cluster. */
  TurnsOfTwo in(ClusterResult stable, ClusterResult canary) {
    clusters = List.of(stable, canary);
    return this;
  }

  /** The judgments on stable and canary, the first of which is the baseline. */
  List<Judgment> judged(Service stable, Service canary) {
    RunResult before = run(Side.BASELINE, stable);
    RunResult now = run(Side.CANDIDATE, canary);
    return Judge.compared(
        List.of("stable", "canary"),
        List.of(before, now),
        List.of(Judge.judge(before), Judge.judge(now)));
  }

  /** The judgment on the canary. */
  Judgment canary(Service stable, Service canary) {
    return judged(stable, canary).get(1);
  }

  private RunResult run(Side side, Service service) {
    SlicePlan slices = new SlicePlan(SLICE, Duration.ofSeconds(1), seed, side, figures, 0.1);
    PhaseLength.Span extent = new PhaseLength.Span(SLICE.multipliedBy(2L * pairs));
    Workload.Open load = new Workload.Open(new ArrivalRate(RATE), Arrivals.POISSON, 0, slices);
    Call call = Plans.call(urls.get(place(side)), Duration.ofSeconds(30));
    LoadPlan plan =
        Plans.plan(call, load, extent, PhaseLength.NOTHING, 4, Plans.upper(mean(), 1e6));
    LoopRecorder recorder = new LoopRecorder(plan, extent.duration().toNanos());
    RunRecorder log = new RunRecorder(plan, List.of(recorder));
    recorder.start(0);
    SplittableRandom random = new SplittableRandom(side == Side.BASELINE ? 2 * seed : 2 * seed + 1);
    ArrivalSchedule schedule = ArrivalSchedule.of(load, extent, random.split());
    long index = 0;
    for (long at = schedule.next(); at != ArrivalSchedule.NONE; at = schedule.next()) {
      double since = (double) (at - slices.start(slices.pair(at))) / SECOND;
      double millis = service.millis((double) at / SECOND, since, usual(random));
      record(recorder, index++, at, millis);
      log.collect();
    }
    RunResult result = result(plan, log);
    return clusters.isEmpty() ? result : result.in(clusters.get(place(side)));
  }

  private static int place(Side side) {
    return side == Side.BASELINE ? 0 : 1;
  }

  private static Metric mean() {
    return Metric.of(Metric.Kind.LATENCY_MEAN);
  }

  /** Log-normal, as times of services are. */
  private static double usual(RandomGenerator random) {
    return 20 * Math.exp(0.3 * random.nextGaussian());
  }

  private static void record(LoopRecorder recorder, long index, long at, double millis) {
    RequestStamps stamps = RequestStamps.onTime(at).sent(at);
    recorder.fired(stamps);
    if (Double.isNaN(millis)) {
      recorder.failure(index, Outcome.SERVER_ERROR, "503", stamps.done(at + 1_000_000));
    } else {
      recorder.success(index, stamps.done(at + Math.round(millis * 1e6)));
    }
  }

  private RunResult result(LoadPlan plan, RunRecorder log) {
    RunRecorder.Recording all = log.finish();
    return new RunResult(
        plan,
        new RunExecution(
            Instant.EPOCH,
            plan.plannedNanos(),
            WarmupCounts.NONE,
            ending,
            "none",
            new ConnectionUse(0, 0, 0, 0, 0)),
        all.counts(),
        all.times(),
        new TimeSeries(log.intervals(), all.stages(), null),
        all.stream(),
        null,
        all.server());
  }
}
