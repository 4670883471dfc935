package io.loadline.schedule;

import java.util.random.RandomGenerator;

/**
 * Arrivals of a Poisson process: gaps {@code -ln(1-U)/rate} with U uniform in [0, 1), added up as
 * doubles (exact to less than 1 ns over a week).
 */
final class PoissonSchedule implements ArrivalSchedule {
  private final double nanosPerArrival;
  private final ScheduleLimit limit;
  private final RandomGenerator random;
  private double offset;
  private long index;

  PoissonSchedule(double perSecond, ScheduleLimit limit, RandomGenerator random) {
    this.nanosPerArrival = 1e9 / perSecond;
    this.limit = limit;
    this.random = random;
  }

  @Override
  public long next() {
    double following = offset - Math.log(1 - random.nextDouble()) * nanosPerArrival;
    if (!limit.allows(index, following)) {
      return NONE;
    }
    offset = following;
    index++;
    return Math.round(offset);
  }

  @Override
  public long end() {
    return limit.isByTime() ? limit.nanos() : Math.round(offset);
  }
}
