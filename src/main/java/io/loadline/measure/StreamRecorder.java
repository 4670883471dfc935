package io.loadline.measure;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.TimedSpan;
import io.loadline.result.BatchSlices;
import io.loadline.result.GoodCounts;
import io.loadline.result.StreamExceedances;
import io.loadline.result.StreamResult;
import io.loadline.result.StreamTimes;
import io.loadline.result.TokenCounts;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.StreamStamps;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records the streamed answers of one loop; only runs that stream have one. Written by that loop
 * alone; read after it has ended.
 */
final class StreamRecorder {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIONTHS = 1e6;

  private final TimeRecorder first = new TimeRecorder();
  private final TimeRecorder firstFromSent = new TimeRecorder();
  private final TimeRecorder gap = new TimeRecorder();
  private final TimeRecorder perToken = new TimeRecorder();
  private final TimeRecorder rate = new TimeRecorder();
  private final MomentSums firstWithoutLag = new MomentSums();
  private final ExceedanceCounts firstExceedances;
  private final ExceedanceCounts gapExceedances;
  private final ExceedanceCounts perTokenExceedances;
  private final @Nullable BatchSliceRecorder firstSlices;
  private final @Nullable BatchSliceRecorder gapSlices;
  private final @Nullable BatchSliceRecorder perTokenSlices;
  private final GoodCount good;
  private final GoodputLimits limits;
  private long tokens;
  private long countedByServer;
  private long countedByMessages;
  private long withoutMessage;
  private long toldByMessage;

  /**
   * A recorder for the limits of a plan. Of times that no verdict must be sure of it has no slices.
   *
   * @param runNanos how long the measurement lasts; 0 where nobody knows
   */
  StreamRecorder(LoadPlan plan, long runNanos) {
    this.firstExceedances = new ExceedanceCounts(plan.limits(TimedSpan.FIRST_TOKEN));
    this.gapExceedances = new ExceedanceCounts(plan.limits(TimedSpan.TOKEN_GAP));
    this.perTokenExceedances = new ExceedanceCounts(plan.limits(TimedSpan.TOKEN));
    this.firstSlices = slices(TimedSpan.FIRST_TOKEN, plan, runNanos);
    this.gapSlices = slices(TimedSpan.TOKEN_GAP, plan, runNanos);
    this.perTokenSlices = slices(TimedSpan.TOKEN, plan, runNanos);
    this.limits = plan.goodput();
    this.good = new GoodCount(limits);
  }

  /** Of one loop of a plan, whose schedule takes so long; null where answers come whole. */
  static @Nullable StreamRecorder of(LoadPlan plan, long scheduleNanos) {
    return plan.call().answer().isStreamed()
        ? new StreamRecorder(plan, RequestTimeRecorder.runNanos(plan, scheduleNanos))
        : null;
  }

  private static @Nullable BatchSliceRecorder slices(TimedSpan span, LoadPlan plan, long runNanos) {
    return plan.sureSpans().contains(span)
        ? new BatchSliceRecorder(plan.limits(span), runNanos)
        : null;
  }

  /**
   * A request succeeded.
   *
   * @param offset when it was due, in ns from the start of the measurement
   * @return whether it keeps all of the goodput limits
   */
  boolean success(long offset, RequestStamps stamps, StreamStamps answer) {
    long all = answer.allTokens();
    tokens += all;
    rate.record(Math.round(all * NANOS_PER_SECOND * MILLIONTHS / Math.max(1, stamps.service())));
    countSource(answer);
    if (!answer.isEmpty()) {
      recordFirst(offset, stamps, answer);
      recordGaps(offset, answer.stamps(), answer.count());
    }
    if (answer.hasPerToken()) {
      recordPerToken(offset, answer);
    }
    return good.add(stamps, answer);
  }

  private void countSource(StreamStamps answer) {
    if (answer.tokens() >= 0) {
      countedByServer++;
    } else {
      countedByMessages++;
    }
    withoutMessage += answer.isEmpty() ? 1 : 0;
  }

  private void recordFirst(long offset, RequestStamps stamps, StreamStamps answer) {
    long nanos = answer.untilFirst(stamps.intended());
    first.record(nanos);
    firstFromSent.record(answer.untilFirst(stamps.sent()));
    firstWithoutLag.add(nanos - stamps.lag());
    firstExceedances.success(nanos, stamps);
    record(firstSlices, offset, nanos);
  }

  private static void record(@Nullable BatchSliceRecorder slices, long offset, long nanos) {
    if (slices != null) {
      slices.success(offset, nanos);
    }
  }

  private void recordGaps(long offset, long[] stamps, int count) {
    for (int i = 1; i < count; i++) {
      long nanos = stamps[i] - stamps[i - 1];
      gap.record(nanos);
      gapExceedances.success(nanos);
      record(gapSlices, offset, nanos);
    }
  }

  private void recordPerToken(long offset, StreamStamps answer) {
    long nanos = answer.perToken();
    toldByMessage += answer.isToldByMessage() ? 1 : 0;
    perToken.record(nanos);
    perTokenExceedances.success(nanos);
    record(perTokenSlices, offset, nanos);
  }

  /** Attempts that were due then and are no success: slower than any limit. */
  void failures(long attempts, long offset) {
    firstExceedances.failures(attempts);
    perTokenExceedances.failures(attempts);
    if (firstSlices != null) {
      firstSlices.failures(attempts, offset);
    }
    if (perTokenSlices != null) {
      perTokenSlices.failures(attempts, offset);
    }
  }

  StreamResult snapshot() {
    return new StreamResult(
        new TokenCounts(tokens, countedByServer, countedByMessages, withoutMessage, toldByMessage),
        new StreamTimes(
            first.distribution(),
            firstFromSent.distribution(),
            firstWithoutLag.snapshot(),
            gap.distribution(),
            perToken.distribution(),
            rate.distribution()),
        new StreamExceedances(
            firstExceedances.snapshot(), gapExceedances.snapshot(), perTokenExceedances.snapshot()),
        new GoodCounts(good.good(), good.withoutLag()),
        slices());
  }

  private Map<TimedSpan, BatchSlices> slices() {
    Map<TimedSpan, BatchSlices> known = new EnumMap<>(TimedSpan.class);
    add(known, TimedSpan.FIRST_TOKEN, firstSlices);
    add(known, TimedSpan.TOKEN_GAP, gapSlices);
    add(known, TimedSpan.TOKEN, perTokenSlices);
    return known;
  }

  private static void add(
      Map<TimedSpan, BatchSlices> known, TimedSpan span, @Nullable BatchSliceRecorder slices) {
    if (slices != null) {
      known.put(span, slices.snapshot());
    }
  }

  GoodputLimits limits() {
    return limits;
  }
}
