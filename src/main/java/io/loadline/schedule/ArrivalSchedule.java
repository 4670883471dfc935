package io.loadline.schedule;

import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import java.util.random.RandomGenerator;

/**
 * When requests of an open workload are intended, as offsets in ns from the start of the schedule.
 * A pure sequence: no clock, no thread, and what the service does never moves it.
 */
public sealed interface ArrivalSchedule
    permits ConstantRateSchedule, VaryingRateSchedule, TraceSchedule, StagedSchedule, ArrivalShare {
  /** What {@link #next} returns when there is no more arrival. */
  long NONE = Long.MAX_VALUE;

  /** The next offset, never smaller than the one before, or {@link #NONE}. */
  long next();

  /**
   * Where a schedule that follows without a gap begins. Valid once {@link #next} has returned
   * {@link #NONE}.
   */
  long end();

  /**
   * The schedule of a workload.
   *
   * @param random used by Poisson arrivals only
   */
  static ArrivalSchedule of(Workload.Open open, PhaseLength extent, RandomGenerator random) {
    return ConstantRateSchedule.of(open, extent, random);
  }

  /**
   * The schedule of a staged workload: that of each stage from the moment when the one before ends.
   *
   * @param staged open
   * @param random used by Poisson arrivals only
   */
  static ArrivalSchedule of(Workload.Staged staged, RandomGenerator random) {
    return new StagedSchedule(staged.stages(), random);
  }
}
