package io.loadline.schedule;

import io.loadline.plan.Arrivals;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import java.util.random.RandomGenerator;

/** Arrivals of one rate: at even distances, or at random. */
abstract sealed class ConstantRateSchedule implements ArrivalSchedule {
  /** As {@link ArrivalSchedule#of(Workload.Open, PhaseLength, RandomGenerator)}. */
  static ConstantRateSchedule of(Workload.Open open, PhaseLength extent, RandomGenerator random) {
    boolean poisson = open.arrivals() == Arrivals.POISSON;
    Limit limit = Limit.of(extent);
    if (limit.isByBoth()) {
      return poisson
          ? new Scattered(limit, random)
          : new Constant(limit.perSecond(), open.phase(), limit);
    }
    double perSecond = open.rate().perSecond();
    return poisson
        ? new Poisson(perSecond, limit, random)
        : new Constant(perSecond, open.phase(), limit);
  }

  /**
   * Where a schedule stops: after {@code count} arrivals, or before the offset {@code nanos}.
   *
   * @param count {@link Long#MAX_VALUE} for a schedule that is limited by its time
   * @param nanos {@link Long#MAX_VALUE} for a schedule that is limited by its count
   */
  private record Limit(long count, long nanos) {
    static Limit of(PhaseLength extent) {
      if (extent instanceof PhaseLength.Requests requests) {
        long within = requests.within().toNanos();
        return new Limit(requests.count(), within == 0 ? Long.MAX_VALUE : within);
      }
      return new Limit(Long.MAX_VALUE, ((PhaseLength.Span) extent).duration().toNanos());
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

  /**
   * One arrival each {@code 1/rate} s: the i-th at {@code (i + phase)/rate}, computed from i so
   * that no rounding adds up.
   */
  private static final class Constant extends ConstantRateSchedule {
    private final double nanosPerArrival;
    private final double phase;
    private final Limit limit;
    private long index;

    /** Arrivals that begin when {@code phase} of one are due, 0 to less than 1. */
    Constant(double perSecond, double phase, Limit limit) {
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

    @Override
    public boolean isDrawn() {
      return false;
    }
  }

  /**
   * Arrivals of a Poisson process: gaps {@code -ln(1-U)/rate} with U uniform in [0, 1), added up as
   * doubles (exact to less than 1 ns over a week).
   */
  private static final class Poisson extends ConstantRateSchedule {
    private final double nanosPerArrival;
    private final Limit limit;
    private final RandomGenerator random;
    private double offset;
    private long index;

    Poisson(double perSecond, Limit limit, RandomGenerator random) {
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

    @Override
    public boolean isDrawn() {
      return true;
    }
  }

  /**
   * So many arrivals at independent, uniform moments of a time, in order: a Poisson process of
   * which the number of arrivals is known. Of r that are left in the time from t to the end T the
   * next is at {@code t + (T - t) (1 - (1-U)^(1/r))}, the smallest of r uniform moments.
   */
  private static final class Scattered extends ConstantRateSchedule {
    private final long end;
    private final RandomGenerator random;
    private long left;
    private double offset;

    /** A schedule that is limited by count and time. */
    Scattered(Limit limit, RandomGenerator random) {
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

    @Override
    public boolean isDrawn() {
      return true;
    }
  }
}
