package io.loadline.schedule;

/**
 * One arrival each {@code 1/rate} s: the i-th at {@code (i + phase)/rate}, computed from i so that
 * no rounding adds up.
 */
final class ConstantSchedule implements ArrivalSchedule {
  private final double nanosPerArrival;
  private final double phase;
  private final ScheduleLimit limit;
  private long index;

  /** Arrivals that begin when {@code phase} of one are due, 0 to less than 1. */
  ConstantSchedule(double perSecond, double phase, ScheduleLimit limit) {
    this.nanosPerArrival = 1e9 / perSecond;
    this.phase = phase;
    this.limit = limit;
  }

  @Override
  public long next() {
    double offset = Math.round((index + phase) * nanosPerArrival);
    if (!limit.allows(index, offset)) {
      return NONE;
    }
    index++;
    return (long) offset;
  }

  @Override
  public long end() {
    return limit.isByTime() ? limit.nanos() : Math.round(index * nanosPerArrival);
  }
}
