package io.loadline.schedule;

/**
 * One arrival each {@code 1/rate} s: the i-th at {@code i/rate}, computed from i so that no
 * rounding adds up.
 */
final class ConstantSchedule implements ArrivalSchedule {
  private final double nanosPerArrival;
  private final Limit limit;
  private long index;

  ConstantSchedule(double perSecond, Limit limit) {
    this.nanosPerArrival = 1e9 / perSecond;
    this.limit = limit;
  }

  @Override
  public long next() {
    double offset = index * nanosPerArrival;
    if (!limit.allows(index, offset)) {
      return NONE;
    }
    index++;
    return Math.round(offset);
  }

  @Override
  public long end() {
    return limit.isByTime() ? limit.nanos() : Math.round(index * nanosPerArrival);
  }
}
