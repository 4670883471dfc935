package io.loadline.schedule;

import java.util.random.RandomGenerator;

/**
 * So many arrivals at independent, uniform moments of a time, in order: a Poisson process of which
 * the number of arrivals is known. Of r that are left in the time from t to the end T the next is
 * at {@code t + (T - t) (1 - (1-U)^(1/r))}, the smallest of r uniform moments.
 */
final class ScatteredSchedule implements ArrivalSchedule {
  private final long end;
  private final RandomGenerator random;
  private long left;
  private double offset;

  /** A schedule that is limited by count and time. */
  ScatteredSchedule(ScheduleLimit limit, RandomGenerator random) {
    this.end = limit.nanos();
    this.left = limit.count();
    this.random = random;
  }

  @Override
  public long next() {
    if (left == 0) {
      return NONE;
    }
    offset -= (end - offset) * Math.expm1(Math.log1p(-random.nextDouble()) / left);
    left--;
    // Rounding must not carry an arrival into the phase that follows.
    return Math.min(end - 1, Math.round(offset));
  }

  @Override
  public long end() {
    return end;
  }
}
