package io.loadline.schedule;

import io.loadline.plan.PhaseLength;

/**
 * Where a schedule stops: after {@code count} arrivals, or before the offset {@code nanos}.
 *
 * @param count {@link Long#MAX_VALUE} for a schedule that is limited by its time
 * @param nanos {@link Long#MAX_VALUE} for a schedule that is limited by its count
 */
record ScheduleLimit(long count, long nanos) {
  static ScheduleLimit of(PhaseLength extent) {
    if (extent instanceof PhaseLength.Requests requests) {
      long within = requests.within().toNanos();
      return new ScheduleLimit(requests.count(), within == 0 ? Long.MAX_VALUE : within);
    }
    return new ScheduleLimit(Long.MAX_VALUE, ((PhaseLength.Span) extent).duration().toNanos());
  }

  boolean allows(long index, double offset) {
    return index < count && offset < nanos;
  }

  /** So many arrivals in so much time. */
  boolean isByBoth() {
    return isByTime() && count != Long.MAX_VALUE;
  }

  /** The rate of a schedule that is limited by both. */
  double perSecond() {
    return count * 1e9 / nanos;
  }

  boolean isByTime() {
    return nanos != Long.MAX_VALUE;
  }
}
