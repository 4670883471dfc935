package io.loadline.slo;

import static io.loadline.result.RunExecution.WarmupCounts.NONE;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.ArrivalFigures;
import io.loadline.result.ClusterResult;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.Interference;
import io.loadline.result.Moments;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RequestCounts;
import io.loadline.result.RequestTimes;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.result.ServerResult;
import io.loadline.result.TargetPath;
import io.loadline.result.TimeSeries;
import io.loadline.result.TunnelOverhead;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A run of stated attempts, every figure worked out by its definition. */
final class HandMade {
  /** A success; times in ms. */
  record Success(double lag, double waiting, double service) {
    double response() {
      return lag + waiting + service;
    }

    double withoutLag() {
      return waiting + service;
    }
  }

  private final Objective[] objectives;
  private final List<Success> successes = new ArrayList<>();
  private final Map<Outcome, Long> errors = new EnumMap<>(Outcome.class);
  private Workload workload = Plans.constant(100);
  private PhaseLength extent = new PhaseLength.Requests(100);
  private RunEnding ending = RunEnding.COMPLETE;
  private double elapsedSeconds = 1;
  private long laggedTimeouts;
  private @Nullable ClusterResult cluster;
  private AllowedInterference permitted = AllowedInterference.NOTHING;
  private @Nullable ArrivalFigures arrivals;
  private ConnectionUse connections = new ConnectionUse(0, 0, 0, 0, 0);

  HandMade(Objective... objectives) {
    this.objectives = objectives;
  }

  HandMade successes(int count, double lag, double waiting, double service) {
    for (int i = 0; i < count; i++) {
      successes.add(new Success(lag, waiting, service));
    }
    return this;
  }

  /** Successes of a service time, without lag and waiting. */
  HandMade served(int count, double service) {
    return successes(count, 0, 0, service);
  }

  HandMade errors(Outcome outcome, long count) {
    errors.merge(outcome, count, Long::sum);
    return this;
  }

  HandMade laggedTimeouts(long count) {
    laggedTimeouts = count;
    return errors(Outcome.TIMEOUT, count);
  }

  HandMade workload(Workload kind) {
    workload = kind;
    return this;
  }

  /** Of users who send for so long. */
  HandMade closedFor(Duration time) {
    extent = new PhaseLength.Span(time);
    return workload(new Workload.Closed(4));
  }

  HandMade ending(RunEnding end) {
    ending = end;
    return this;
  }

  HandMade elapsedSeconds(double seconds) {
    elapsedSeconds = seconds;
    return this;
  }

  /** Of a service in a cluster, reached by a way, to which things happened. */
  HandMade in(TargetPath path, @Nullable TunnelOverhead tunnel, Interference... interferences) {
    cluster =
        new ClusterResult(
            "kind", path, "127.0.0.1:8080", null, null, List.of(interferences), tunnel, List.of());
    return this;
  }

  /** Of an open load whose arrivals fell so. */
  HandMade arrivals(ArrivalFigures figures) {
    arrivals = figures;
    return this;
  }

  HandMade connections(ConnectionUse use) {
    connections = use;
    return this;
  }

  HandMade allowScaling() {
    permitted = new AllowedInterference(true, permitted.throttling());
    return this;
  }

  HandMade allowThrottling() {
    permitted = new AllowedInterference(permitted.scaling(), true);
    return this;
  }

  Judgment judged() {
    return Judge.judge(build(), permitted);
  }

  RunResult build() {
    List<Exceedance> exceedances =
        Arrays.stream(objectives).mapToLong(Objective::limitNanos).mapToObj(this::count).toList();
    long elapsed = Math.round(elapsedSeconds * 1e9);
    return new RunResult(
        Plans.plan(workload, extent, PhaseLength.NOTHING, 10, objectives),
        new RunExecution(Instant.EPOCH, elapsed, NONE, ending, "hand-made", connections),
        new RequestCounts(successes.size(), outcomes(), laggedTimeouts, 0, exceedances),
        new RequestTimes(
            times(Success::response),
            times(Success::service),
            Map.of(),
            times(Success::waiting),
            times(Success::lag),
            moments(),
            List.of()),
        new TimeSeries(List.of(), List.of(), arrivals),
        null,
        cluster,
        ServerResult.NONE);
  }

  private OutcomeCounts outcomes() {
    Map<Outcome, OutcomeCounts.Count> counts = new EnumMap<>(Outcome.class);
    errors.forEach((outcome, n) -> counts.put(outcome, new OutcomeCounts.Count(n, 0, "")));
    if (!successes.isEmpty()) {
      counts.put(Outcome.SUCCESS, new OutcomeCounts.Count(successes.size(), 0, ""));
    }
    return new OutcomeCounts(counts);
  }

  private Distribution times(ToDoubleFunction<Success> part) {
    return FixedDistribution.ofMillis(successes.stream().mapToDouble(part).toArray());
  }

  private Moments moments() {
    Moments all = Moments.NONE;
    for (Success each : successes) {
      long nanos = nanos(each.withoutLag());
      all = all.plus(new Moments(1, nanos, (double) nanos * nanos, nanos, nanos));
    }
    return all;
  }

  private Exceedance count(long limit) {
    long failed = errors.values().stream().mapToLong(Long::longValue).sum();
    return new Exceedance(
        limit,
        failed + successes.stream().filter(each -> nanos(each.response()) > limit).count(),
        failed + successes.stream().filter(each -> nanos(each.withoutLag()) > limit).count());
  }

  private static long nanos(double millis) {
    return Math.round(millis * 1e6);
  }
}
