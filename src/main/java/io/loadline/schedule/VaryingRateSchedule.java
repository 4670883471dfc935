package io.loadline.schedule;

import io.loadline.plan.Arrivals;
import io.loadline.plan.Stage;
import java.util.random.RandomGenerator;

/**
 * Arrivals of a changing rate. Constant: the i-th at {@code H^-1(i + phase)}, computed from i so
 * that no rounding adds up, {@code ceil(H(D) - phase)} in all. Poisson (non-homogeneous): the i-th
 * at {@code H^-1(S_i)}, where S is a Poisson process of rate 1.
 */
final class VaryingRateSchedule implements ArrivalSchedule {
  private final CumulativeRate cumulative;
  private final boolean poisson;
  private final RandomGenerator random;
  private final double total;
  private final double phase;
  private final long count;
  private final long end;
  private double due;
  private long index;

  VaryingRateSchedule(Stage.Rates stage, RandomGenerator random) {
    this.cumulative = new CumulativeRate(stage.slopes());
    this.poisson = stage.arrivals() == Arrivals.POISSON;
    this.random = random;
    this.total = cumulative.total();
    this.count = poisson ? Long.MAX_VALUE : stage.count();
    this.phase = stage.phase();
    this.end = stage.duration().toNanos();
  }

  @Override
  public long next() {
    due = poisson ? due - Math.log(1 - random.nextDouble()) : index + phase;
    if (index >= count || (poisson && due >= total)) {
      return NONE;
    }
    index++;
    // Rounding must not carry an arrival into the stage that follows.
    return Math.min(end - 1, Math.round(cumulative.inverse(due)));
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public boolean isDrawn() {
    return poisson;
  }
}
