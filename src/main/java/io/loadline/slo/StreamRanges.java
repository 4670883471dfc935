package io.loadline.slo;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedSpan;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.StreamInterval;
import java.util.List;

/**
 * Within what the figures of some intervals lie, whatever disturbances did to them. The reasons are
 * those of {@link UndisturbedStreams}.
 *
 * @param seconds how long the intervals took
 * @param excused errors that may be ours and not the service's
 */
record StreamRanges(
    List<DisturbedInterval> intervals, GoodputLimits limits, ValueRange seconds, long excused) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** How many there are of what a rank is taken of. */
  long total(TimedSpan subject) {
    long values = intervals.stream().mapToLong(each -> each.times(subject).sums().count()).sum();
    return subject == TimedSpan.TOKEN_GAP ? values : values + errors();
  }

  /** How many of them are beyond the limit of an objective; errors are, and have no gaps. */
  ValueRange beyond(Objective objective) {
    TimedSpan subject = objective.metric().kind().subject();
    long limit = objective.limitNanos();
    long least = 0;
    long most = 0;
    for (DisturbedInterval each : intervals) {
      Interval.Histogram counts = each.times(subject).counts();
      least += counts.above(limit + each.tooLongNanos(subject) + lag(each, subject));
      most += counts.aboveAtMost(limit - each.tooShortNanos(subject));
    }
    if (subject == TimedSpan.TOKEN_GAP) {
      return excused > 0 ? ValueRange.ANY : new ValueRange(least, most);
    }
    return new ValueRange(least + Math.max(0, errors() - excused), most + errors());
  }

  /** The most that our own lag adds. */
  private static long lag(DisturbedInterval interval, TimedSpan subject) {
    return subject == TimedSpan.FIRST_TOKEN ? interval.interval().lag().max() : 0;
  }

  /** A figure that is no rank, in the unit of its metric. */
  ValueRange figure(Objective objective) {
    return switch (objective.metric().kind()) {
      case GOODPUT -> goodput();
      case OUTPUT_TOKENS_PER_SECOND -> tokensPerSecond();
      default -> mean(objective.metric().kind().subject());
    };
  }

  private ValueRange mean(TimedSpan subject) {
    double least = 0;
    double most = 0;
    long count = 0;
    for (DisturbedInterval each : intervals) {
      double sum = each.times(subject).sums().sum();
      double lag = subject == TimedSpan.FIRST_TOKEN ? each.interval().lag().sum() : 0;
      double bearers = bearers(each.stream(), subject);
      least += Math.max(0, sum - lag - bearers * each.tooLongNanos(subject));
      most += sum + bearers * each.tooShortNanos(subject);
      count += each.times(subject).sums().count();
    }
    return count == 0 || excused > 0
        ? ValueRange.ANY
        : new ValueRange(least / count / NANOS_PER_MILLI, most / count / NANOS_PER_MILLI);
  }

  /**
   * How many times bear what a disturbance took. The gaps of an answer do so together: their sum is
   * the time from its first to its last message.
   */
  private static long bearers(StreamInterval stream, TimedSpan subject) {
    IntervalTimes times = subject == TimedSpan.TOKEN ? stream.perToken() : stream.first();
    return times.sums().count();
  }

  private ValueRange tokensPerSecond() {
    double tokens = intervals.stream().mapToLong(each -> each.stream().tokens()).sum();
    boolean bounded = seconds.least() > 0 && excused == 0;
    double most = bounded ? tokens / seconds.least() : Double.POSITIVE_INFINITY;
    return seconds.most() == 0 ? ValueRange.ANY : new ValueRange(tokens / seconds.most(), most);
  }

  private ValueRange goodput() {
    long least = 0;
    long most = excused;
    long attempts = 0;
    for (DisturbedInterval each : intervals) {
      StreamInterval stream = each.stream();
      least += stream.good() - hidden(each);
      most +=
          each.isClean() ? stream.goodWithoutLag() : each.interval().successes() - surelyBad(each);
      attempts += each.interval().requests();
    }
    return attempts == 0
        ? ValueRange.ANY
        : new ValueRange((double) least / attempts, (double) most / attempts);
  }

  /** Successes that may have kept the limit on the time per token only thanks to a disturbance. */
  private long hidden(DisturbedInterval interval) {
    if (interval.isClean() || limits.token() == GoodputLimits.NO_LIMIT) {
      return 0;
    }
    Interval.Histogram counts = interval.stream().perToken().counts();
    long doubtful = counts.aboveAtMost(limits.token() - interval.tooShortNanos(TimedSpan.TOKEN));
    long good = interval.stream().good();
    return Math.min(good, doubtful - counts.above(limits.token()));
  }

  /** At least so many successes break a limit by more than a disturbance can have added. */
  private long surelyBad(DisturbedInterval interval) {
    StreamInterval stream = interval.stream();
    long late = interval.spentNanos() + interval.interval().lag().max();
    long first = above(stream.first().counts(), limits.firstToken(), late);
    long response = above(interval.interval().histogram(), limits.response(), late);
    long token = interval.tooLongNanos(TimedSpan.TOKEN);
    long perToken = above(stream.perToken().counts(), limits.token(), token);
    return Math.max(perToken, Math.max(first, response));
  }

  private static long above(Interval.Histogram counts, long limit, long more) {
    return limit == GoodputLimits.NO_LIMIT ? 0 : counts.above(limit + more);
  }

  private long errors() {
    return intervals.stream().mapToLong(each -> each.interval().errors()).sum();
  }
}
