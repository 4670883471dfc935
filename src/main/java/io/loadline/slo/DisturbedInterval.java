package io.loadline.slo;

import io.loadline.plan.TimedSpan;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.StreamInterval;
import java.util.Objects;

/**
 * An interval, and by how much disturbances of ours may have changed what was seen of its requests,
 * wherever in their lives they came. Both are 0 where no disturbance touched any of them.
 *
 * @param spentNanos taken by all disturbances together: a time may be too long by so much
 * @param longestNanos taken by the worst of them: a single message may have been read so late
 */
record DisturbedInterval(Interval interval, long spentNanos, long longestNanos) {
  /** One that nothing touched. */
  static DisturbedInterval byNothing(Interval interval) {
    return new DisturbedInterval(interval, 0, 0);
  }

  boolean isClean() {
    return spentNanos == 0;
  }

  /** What streamed; only for a run that streams. */
  StreamInterval stream() {
    return Objects.requireNonNull(interval.stream());
  }

  IntervalTimes times(TimedSpan subject) {
    return switch (subject) {
      case FIRST_TOKEN -> stream().first();
      case TOKEN -> stream().perToken();
      default -> stream().gap();
    };
  }

  /** By how much one of the times may be too long, our own lag aside. */
  long tooLongNanos(TimedSpan subject) {
    return subject == TimedSpan.TOKEN ? perToken(spentNanos) : spentNanos;
  }

  /** By how much one of the times may be too short. */
  long tooShortNanos(TimedSpan subject) {
    return switch (subject) {
      case TOKEN -> perToken(longestNanos);
      case TOKEN_GAP -> longestNanos;
      default -> 0;
    };
  }

  /** What of so long a time each token of the shortest answer bears, rounded up. */
  private long perToken(long nanos) {
    return nanos == 0 ? 0 : (nanos - 1) / stream().fewest() + 1;
  }
}
