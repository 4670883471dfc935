package io.loadline.measure;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.TimedSpan;
import io.loadline.result.GoodCounts;
import io.loadline.result.StreamExceedances;
import io.loadline.result.StreamResult;
import io.loadline.result.StreamTimes;
import io.loadline.result.TokenCounts;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.StreamStamps;

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
  private final GoodCount good;
  private final GoodputLimits limits;
  private long tokens;
  private long countedByServer;
  private long countedByMessages;
  private long withoutMessage;
  private long toldByMessage;

  /** A recorder for the limits of a plan. */
  StreamRecorder(LoadPlan plan) {
    this.firstExceedances = new ExceedanceCounts(plan.limits(TimedSpan.FIRST_TOKEN));
    this.gapExceedances = new ExceedanceCounts(plan.limits(TimedSpan.TOKEN_GAP));
    this.perTokenExceedances = new ExceedanceCounts(plan.limits(TimedSpan.TOKEN));
    this.limits = plan.goodput();
    this.good = new GoodCount(limits);
  }

  /** A request succeeded. */
  void success(RequestStamps stamps, StreamStamps answer) {
    long all = answer.allTokens();
    tokens += all;
    rate.record(Math.round(all * NANOS_PER_SECOND * MILLIONTHS / Math.max(1, stamps.service())));
    countSource(answer);
    if (!answer.isEmpty()) {
      recordFirst(answer.untilFirst(stamps.intended()), answer.untilFirst(stamps.sent()), stamps);
      recordGaps(answer.stamps(), answer.count());
    }
    if (answer.hasPerToken()) {
      recordPerToken(answer);
    }
    good.add(stamps, answer);
  }

  private void countSource(StreamStamps answer) {
    if (answer.tokens() >= 0) {
      countedByServer++;
    } else {
      countedByMessages++;
    }
    withoutMessage += answer.isEmpty() ? 1 : 0;
  }

  private void recordFirst(long nanos, long sinceSent, RequestStamps stamps) {
    first.record(nanos);
    firstFromSent.record(sinceSent);
    firstWithoutLag.add(nanos - stamps.lag());
    firstExceedances.success(nanos, stamps);
  }

  private void recordGaps(long[] stamps, int count) {
    for (int i = 1; i < count; i++) {
      long nanos = stamps[i] - stamps[i - 1];
      gap.record(nanos);
      gapExceedances.success(nanos);
    }
  }

  private void recordPerToken(StreamStamps answer) {
    long nanos = answer.perToken();
    toldByMessage += answer.isToldByMessage() ? 1 : 0;
    perToken.record(nanos);
    perTokenExceedances.success(nanos);
  }

  /** Attempts that are no success: slower than any limit. */
  void failures(long attempts) {
    firstExceedances.failures(attempts);
    perTokenExceedances.failures(attempts);
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
        new GoodCounts(good.good(), good.withoutLag()));
  }

  GoodputLimits limits() {
    return limits;
  }
}
