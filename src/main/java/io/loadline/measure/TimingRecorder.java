package io.loadline.measure;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingCoverage;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestTimings;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records what the server told of the requests of one loop; made with the first request of which it
 * told something. Written by that loop alone; read after it has ended.
 */
final class TimingRecorder {
  /** By how much a server's clock may exceed ours: it may round, to whole ms say. */
  private static final long SLACK = 1_000_000;

  /** The same as a share of the service time, 1 %: its clock may run at another pace. */
  private static final long SLACK_SHARE = 100;

  /** For each part: by how much its rounding may exceed that of the total that holds it. */
  private static final long SLACK_OF_PART = 1_000_000;

  /** By how much a proxy's clock may exceed ours: it tells whole ms, rounded either way. */
  private static final long PROXY_SLACK = 2_000_000;

  private static final TimedPart[] PARTS = TimedPart.values();

  private final Function<TimedPart, long[]> limits;
  private final Map<TimedPart, PartRecorder> parts = new EnumMap<>(TimedPart.class);
  private final TimeRecorder untold = new TimeRecorder();
  private @Nullable TimeRecorder beyondUpstream;
  private final TailRequests tail = new TailRequests();
  private long told;
  private long contradicted;

  /**
   * A recorder of nothing yet.
   *
   * @param limits in ns that a part is counted against
   */
  TimingRecorder(Function<TimedPart, long[]> limits) {
    this.limits = limits;
  }

  /**
   * A request succeeded.
   *
   * @param timings not empty
   * @return whether our clock does not contradict them
   */
  boolean success(long index, RequestStamps stamps, ServerTimings timings) {
    told++;
    if (isContradicted(stamps, timings) || isContradictedOfUpstream(stamps, timings)) {
      contradicted++;
      return false;
    }
    for (TimedPart part : PARTS) {
      if (timings.of(part) >= 0) {
        recorder(part).record(timings.of(part), timings.row(part), stamps);
      }
    }
    long all = timings.told();
    if (all >= 0) {
      untold.record(stamps.service() - all);
    }
    long upstream = timings.of(TimedPart.UPSTREAM);
    if (upstream >= 0) {
      TimeRecorder made = beyondUpstream == null ? new TimeRecorder() : beyondUpstream;
      beyondUpstream = made;
      made.record(untilHead(stamps, timings) - upstream);
    }
    tail.add(index, stamps, timings);
    return true;
  }

  /** Without a lambda, which would be made for each request. */
  private PartRecorder recorder(TimedPart part) {
    PartRecorder made = parts.get(part);
    if (made == null) {
      made = new PartRecorder(limits.apply(part));
      parts.put(part, made);
    }
    return made;
  }

  /** Where nobody saw when the head came, it was there when the answer was. */
  private static long untilHead(RequestStamps stamps, ServerTimings timings) {
    return timings.sawHead() ? timings.untilHead(stamps.sent()) : stamps.service();
  }

  /** A proxy is done with its upstream before its head is here, however long the body takes. */
  private static boolean isContradictedOfUpstream(RequestStamps stamps, ServerTimings timings) {
    long most = untilHead(stamps, timings) + timings.unread() + PROXY_SLACK;
    return timings.of(TimedPart.UPSTREAM) > most;
  }

  /**
   * Whether the server told more time than the request took by our clock, that included in which we
   * read nothing: the server may have been at work on it then. Or more than its own total, if that
   * claims to hold all parts: then it does not, so that nobody knows what it leaves untold.
   */
  private static boolean isContradicted(RequestStamps stamps, ServerTimings timings) {
    long service = stamps.service() + timings.unread();
    long added = 0;
    long rounded = 0;
    for (TimedPart part : PARTS) {
      if (part.isAdded() && timings.of(part) >= 0) {
        added += timings.of(part);
        rounded += SLACK_OF_PART;
      }
    }
    long total = Math.max(0, timings.told());
    return Math.max(added, total) > service + Math.max(SLACK, service / SLACK_SHARE)
        || (isWhole(timings.row(TimedPart.TOTAL))
            && added > total + Math.max(rounded, total / SLACK_SHARE));
  }

  /** Whether the queue stands within a total. */
  private static boolean isWhole(@Nullable KnownTiming total) {
    return total == null
        || total == KnownTiming.NAMED
        || total.claim().coverage() == TimingCoverage.SERVER;
  }

  /**
   * All so far.
   *
   * @param start of the measurement
   */
  RequestTimings snapshot(long start) {
    Map<TimedPart, PartTimes> snapshots = new EnumMap<>(TimedPart.class);
    parts.forEach((part, recorder) -> snapshots.put(part, recorder.snapshot()));
    return new RequestTimings(
        told,
        contradicted,
        snapshots,
        untold.distribution(),
        beyondUpstream == null ? null : beyondUpstream.distribution(),
        tail.snapshot(start));
  }

  /** A quarter of a MB, made when the part is told first. */
  private static final class PartRecorder {
    private final TimeRecorder times = new TimeRecorder();
    private final Set<KnownTiming> rows = EnumSet.noneOf(KnownTiming.class);
    private final ExceedanceCounts exceedances;

    PartRecorder(long[] limits) {
      exceedances = new ExceedanceCounts(limits);
    }

    void record(long nanos, @Nullable KnownTiming row, RequestStamps stamps) {
      times.record(nanos);
      exceedances.success(nanos + stamps.lag(), stamps);
      if (row != null) {
        rows.add(row);
      }
    }

    PartTimes snapshot() {
      return new PartTimes(times.distribution(), List.copyOf(rows), exceedances.snapshot());
    }
  }
}
