package io.loadline.schedule;

import io.loadline.plan.Extent;

/**
 * Where a schedule stops: after {@code count} arrivals, or before the offset {@code nanos}.
 *
 * @param nanos {@link Long#MAX_VALUE} for a schedule that is limited by its count
 */
record Limit(long count, long nanos) {
  static Limit of(Extent extent) {
    if (extent instanceof Extent.Requests requests) {
      return new Limit(requests.count(), Long.MAX_VALUE);
    }
    return new Limit(Long.MAX_VALUE, ((Extent.Span) extent).duration().toNanos());
  }

  boolean allows(long index, double offset) {
    return index < count && offset < nanos;
  }

  boolean isByTime() {
    return nanos != Long.MAX_VALUE;
  }
}
