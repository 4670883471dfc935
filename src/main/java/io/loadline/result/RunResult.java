package io.loadline.result;

import io.loadline.plan.LoadPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * All that was measured in one run. What is in a group can be asked of the result itself.
 *
 * @param plan what was run
 * @param stream what was measured of streamed answers; null when they came whole
 * @param cluster what was measured, and how it was reached; null for a service in no cluster
 * @param server what the server told of its own time
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record RunResult(
    LoadPlan plan,
    RunExecution execution,
    RequestCounts counts,
    RequestTimes times,
    TimeSeries series,
    @Nullable StreamResult stream,
    @Nullable ClusterResult cluster,
    ServerResult server) {
  /**
   * One result of the parts of one run that began together, each of which sent a share of its
   * requests: counts and histograms are added, intervals joined by their time, percentiles never
   * averaged.
   *
   * @param parts at least one, all of the same plan
   */
  public static RunResult merge(List<RunResult> parts) {
    return parts.stream()
        .reduce(RunResult::plus)
        .orElseThrow(() -> new IllegalArgumentException("there is no result to merge"));
  }

  private RunResult plus(RunResult other) {
    if (!plan.equals(other.plan)) {
      throw new IllegalArgumentException("only results of one plan can be merged");
    }
    return new RunResult(
        plan,
        execution.plus(other.execution),
        counts.plus(other.counts),
        times.plus(other.times),
        series.plus(other.series),
        stream == null || other.stream == null ? null : stream.plus(other.stream),
        cluster == null ? other.cluster : cluster,
        hasServiceTimes() && other.hasServiceTimes()
            ? server.plus(other.server)
            : ServerResult.NONE);
  }

  /** The same run of a service in a cluster. */
  public RunResult in(ClusterResult where) {
    return new RunResult(plan, execution, counts, times, series, stream, where, server);
  }

  /** The same run, driven by several workers together. */
  public RunResult by(List<WorkerFigures> workers) {
    return new RunResult(
        plan, execution.by(workers), counts, times, series, stream, cluster, server);
  }

  public Instant startedAt() {
    return execution.startedAt();
  }

  public long elapsedNanos() {
    return execution.elapsedNanos();
  }

  public long warmupRequests() {
    return execution.warmupRequests();
  }

  /** Those that drove the load together; empty for one load generator. */
  public List<WorkerFigures> workers() {
    return execution.workers();
  }

  public RunEnding ending() {
    return execution.ending();
  }

  public String transport() {
    return execution.transport();
  }

  public @Nullable ConnectionUse connections() {
    return execution.connections();
  }

  public long sent() {
    return counts.sent();
  }

  public OutcomeCounts outcomes() {
    return counts.outcomes();
  }

  public long laggedTimeouts() {
    return counts.laggedTimeouts();
  }

  /** Errors by which the server refused a request, as {@link RequestCounts#refused} says. */
  public long refused() {
    return counts.refused();
  }

  public List<Exceedance> exceedances() {
    return counts.exceedances();
  }

  public Distribution response() {
    return times.response();
  }

  public Distribution service() {
    return times.service();
  }

  /** Service times of failed requests that were sent, by how they ended. */
  public Map<Outcome, Distribution> serviceOfErrors() {
    return times.serviceOfErrors();
  }

  /** Whether service times and waits are known: not where only intervals came of a lost load. */
  public boolean hasServiceTimes() {
    RunExecution.Loss loss = execution.loss();
    return loss == null || loss.whole();
  }

  public Distribution waiting() {
    return times.waiting();
  }

  public Distribution lag() {
    return times.lag();
  }

  public Moments withoutLag() {
    return times.withoutLag();
  }

  /** The success that took longest; null without a success. */
  public @Nullable SlowestRequest slowest() {
    return slowestRequests().isEmpty() ? null : slowestRequests().get(0);
  }

  /** The few successes that took longest, the slowest first. */
  public List<SlowestRequest> slowestRequests() {
    return times.slowest();
  }

  public List<Interval> intervals() {
    return series.intervals();
  }

  public List<StageFigures> stages() {
    return series.stages();
  }

  public @Nullable ArrivalFigures arrivals() {
    return series.arrivals();
  }

  /** Successes a second. */
  public double throughput() {
    return elapsedNanos() == 0 ? 0 : outcomes().successes() * 1e9 / elapsedNanos();
  }

  /** Errors by attempts, 0..1; 0 when there was no attempt. */
  public double errorRatio() {
    return outcomes().total() == 0 ? 0 : (double) outcomes().errors() / outcomes().total();
  }

  /** The worst of all intervals for shares, the sum for times; null when nothing was read. */
  public @Nullable Health health() {
    return intervals().stream()
        .map(Interval::health)
        .filter(Objects::nonNull)
        .reduce(Health::plus)
        .orElse(null);
  }

  /** The count for a limit of the plan's objectives. */
  public Exceedance exceedance(long limitNanos) {
    return exceedances().stream()
        .filter(exceedance -> exceedance.limitNanos() == limitNanos)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no limit of this run: " + limitNanos));
  }
}
