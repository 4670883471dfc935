package io.loadline.result;

import io.loadline.plan.LoadPlan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that was measured in one run.
 *
 * @param plan what was run
 * @param startedAt when the measurement began, by the wall clock
 * @param elapsedNanos from the start of the measurement to its planned end or the last answer,
 *     whichever was later
 * @param warmupRequests how many requests were sent before, and are in no figure
 * @param sent requests of the measurement that got a {@code sent} stamp
 * @param response done - intended, of successes
 * @param service done - sent, of successes
 * @param waiting sent - fired, of successes: no free connection
 * @param lag fired - intended, of all requests fired: the generator's own fault
 * @param withoutLag response - lag, of successes
 * @param laggedTimeouts time-outs that our own lag may have caused: it took more than 1 ms and 1 %
 *     of the timeout
 * @param exceedances one for each distinct latency limit among the objectives
 * @param stages in the order of the plan's; empty for a load without stages
 * @param transport the transport used, {@code netty-epoll} say
 * @param stream what was measured of streamed answers; null when they came whole
 * @param cluster what was measured, and how it was reached; null for a service in no cluster
 * @param arrivals of an open load; null for a closed loop
 * @param connections what became of them; null where the transport cannot say
 */
public record RunResult(
    LoadPlan plan,
    Instant startedAt,
    long elapsedNanos,
    long warmupRequests,
    long sent,
    OutcomeCounts outcomes,
    Distribution response,
    Distribution service,
    Distribution waiting,
    Distribution lag,
    Moments withoutLag,
    long laggedTimeouts,
    List<Exceedance> exceedances,
    List<Interval> intervals,
    List<StageFigures> stages,
    @Nullable Slowest slowest,
    Ending ending,
    String transport,
    @Nullable StreamResult stream,
    @Nullable ClusterResult cluster,
    @Nullable ArrivalFigures arrivals,
    @Nullable ConnectionUse connections) {
  public RunResult {
    exceedances = List.copyOf(exceedances);
    intervals = List.copyOf(intervals);
    stages = List.copyOf(stages);
  }

  /** The same run of a service in a cluster. */
  public RunResult in(ClusterResult where) {
    return new RunResult(
        plan,
        startedAt,
        elapsedNanos,
        warmupRequests,
        sent,
        outcomes,
        response,
        service,
        waiting,
        lag,
        withoutLag,
        laggedTimeouts,
        exceedances,
        intervals,
        stages,
        slowest,
        ending,
        transport,
        stream,
        where,
        arrivals,
        connections);
  }

  /** Successes a second. */
  public double throughput() {
    return elapsedNanos == 0 ? 0 : outcomes.successes() * 1e9 / elapsedNanos;
  }

  /** Errors by attempts, 0..1; 0 when there was no attempt. */
  public double errorRatio() {
    return outcomes.total() == 0 ? 0 : (double) outcomes.errors() / outcomes.total();
  }

  /** The worst of all intervals for shares, the sum for times; null when nothing was read. */
  public @Nullable Health health() {
    return intervals.stream()
        .map(Interval::health)
        .filter(Objects::nonNull)
        .reduce(Health::plus)
        .orElse(null);
  }

  /** The count for a limit of the plan's objectives. */
  public Exceedance exceedance(long limitNanos) {
    return exceedances.stream()
        .filter(exceedance -> exceedance.limitNanos() == limitNanos)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no limit of this run: " + limitNanos));
  }
}
