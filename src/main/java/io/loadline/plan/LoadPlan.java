package io.loadline.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * One run, complete and valid; data alone. What is in a group can be asked of the plan itself.
 *
 * @param seed of all that is random
 * @param objectives what is judged; never empty
 * @param goodput what makes an attempt a good one, beside being a success
 * @param tracing by which header requests tell their traces
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record LoadPlan(
    Call call,
    Workload workload,
    PhaseLengths phases,
    ConnectionCounts connectionCounts,
    long seed,
    List<Objective> objectives,
    GoodputLimits goodput,
    Tracing tracing) {
  /** How many requests may be in flight at once in an open load over HTTP/2. */
  private static final int ROOM = 400;

  private static final int FEW = 4;

  public LoadPlan {
    objectives = List.copyOf(objectives);
  }

  /** Whose requests tell no trace. */
  public LoadPlan(
      Call call,
      Workload workload,
      PhaseLengths phases,
      ConnectionCounts connectionCounts,
      long seed,
      List<Objective> objectives,
      GoodputLimits goodput) {
    this(call, workload, phases, connectionCounts, seed, objectives, goodput, Tracing.OFF);
  }

  /** Of the measurement; with stages the time that they take. */
  public PhaseLength extent() {
    return phases.measurement();
  }

  /** Sent first through the same connections, without a gap, and left out of all figures. */
  public PhaseLength warmup() {
    return phases.warmup();
  }

  /** After which a closed loop by requests is ended by force. */
  public Duration maxDuration() {
    return phases.longest();
  }

  /** When the measurement may end before its time; empty where it may not. */
  public Optional<EarlyEnd> earlyEnd() {
    return phases.early();
  }

  /** How long the measurement takes, in ns, whatever is drawn; 0 where nobody knows. */
  public long plannedNanos() {
    return extent() instanceof PhaseLength.Span span
        ? span.duration().toNanos()
        : meanLoad().map(MeanLoad::nanos).orElse(0L);
  }

  /** At least 1; in a closed loop over HTTP/1.1 the concurrency. */
  public int connections() {
    return connectionCounts.most();
  }

  /** How many are opened before the start. */
  public int firstConnections() {
    return connectionCounts.first();
  }

  /** Whether connections are opened beside the load: each carries one request at a time then. */
  public boolean opensAsNeeded() {
    return firstConnections() < connections() && call.streams() == 1;
  }

  /** The same run with limits for single attempts. */
  public LoadPlan with(GoodputLimits limits) {
    return new LoadPlan(
        call, workload, phases, connectionCounts, seed, objectives, limits, tracing);
  }

  /** The same run, whose requests tell their traces so. */
  public LoadPlan with(Tracing other) {
    return new LoadPlan(call, workload, phases, connectionCounts, seed, objectives, goodput, other);
  }

  /** The same run of another call, its metrics written as they are for that. */
  public LoadPlan calling(Call other) {
    return new LoadPlan(
        other,
        workload,
        phases,
        connectionCounts,
        seed,
        objectives.stream().map(each -> each.over(other.target())).toList(),
        goodput,
        tracing);
  }

  /**
   * The same run over HTTP/2, on as many connections as are set; in an open load each carries
   * several requests, so that few do where none are set.
   */
  public LoadPlan overHttp2() {
    int few = opensAsNeeded() ? Math.min(FEW, connections()) : connections();
    int streams = workload.isOpen() ? Math.max(1, ROOM / few) : 1;
    Call other = call.over(Protocol.HTTP_2).withStreams(streams);
    return calling(other).with(ConnectionCounts.of(few));
  }

  /** The same run on other connections. */
  public LoadPlan with(ConnectionCounts other) {
    return new LoadPlan(call, workload, phases, other, seed, objectives, goodput, tracing);
  }

  /** How many requests the measurement will intend, as far as that is known; -1 when it is not. */
  public long plannedRequests() {
    if (extent() instanceof PhaseLength.Requests requests) {
      return requests.count();
    }
    if (workload instanceof Workload.Staged staged && staged.isOpen()) {
      return staged.stages().stream().mapToLong(Stage::plannedRequests).sum();
    }
    if (workload instanceof Workload.Open open && extent() instanceof PhaseLength.Span span) {
      return Math.round(open.meanRate() * span.duration().toNanos() / 1e9);
    }
    return -1;
  }

  /** What an open load offers on average; empty for a closed loop. */
  public Optional<MeanLoad> meanLoad() {
    return MeanLoad.of(workload, extent());
  }

  /** How many requests may be in flight at once. */
  public int inFlight() {
    return workload.isOpen() ? connections() * call.streams() : workload.users();
  }

  /** Where each stage ends, in ns from the start of the measurement; empty without stages. */
  public long[] stageEnds() {
    if (!(workload instanceof Workload.Staged staged)) {
      return new long[0];
    }
    long[] ends = staged.stages().stream().mapToLong(stage -> stage.duration().toNanos()).toArray();
    Arrays.parallelPrefix(ends, Long::sum);
    return ends;
  }

  /** The distinct latency limits, in ns, that attempts are counted against one by one. */
  public long[] latencyLimits() {
    return limits(TimedSpan.RESPONSE);
  }

  /** The distinct limits, in ns, that times are counted against one by one. */
  public long[] limits(TimedSpan subject) {
    return limits(span -> span == subject);
  }

  /** As {@link #limits(TimedSpan)}, of a part of the server's own time. */
  public long[] limits(TimedPart part) {
    return limits(span -> span.part().filter(part::equals).isPresent());
  }

  /**
   * The times of streams that some verdict must be sure of: how those of one moment resemble those
   * next to them is recorded, which takes some 1.3 MB for each of them and loop.
   */
  public Set<TimedSpan> sureSpans() {
    return objectives.stream().flatMap(each -> each.sureSpans(goodput)).collect(Collectors.toSet());
  }

  private long[] limits(Predicate<TimedSpan> subject) {
    return objectives.stream()
        .filter(objective -> subject.test(objective.metric().kind().subject()))
        .filter(objective -> objective.metric().isRank() && objective.bound() == Bound.UPPER)
        .mapToLong(Objective::limitNanos)
        .distinct()
        .toArray();
  }
}
