package io.loadline.schedule;

import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import java.util.random.RandomGenerator;

/**
 * When requests of an open workload are intended, as offsets in ns from the start of the schedule.
 * A pure sequence: no clock, no thread, and what the service does never moves it.
 */
public sealed interface ArrivalSchedule
    permits ConstantRateSchedule,
        VaryingRateSchedule,
        TraceSchedule,
        StagedSchedule,
        ArrivalSchedule.ArrivalShare {
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

  /**
   * Every {@code count}-th arrival of a schedule. Each loop walks the whole schedule and takes its
   * own share, so that the arrivals of a seed do not depend on how many loops there are.
   */
  final class ArrivalShare implements ArrivalSchedule {
    private final ArrivalSchedule whole;
    private final int share;
    private final int count;
    private long index = -1;

    /**
     * A share of a schedule.
     *
     * @param share 0 to {@code count - 1}
     */
    public ArrivalShare(ArrivalSchedule whole, int share, int count) {
      this.whole = whole;
      this.share = share;
      this.count = count;
    }

    @Override
    public long next() {
      while (true) {
        long offset = whole.next();
        if (offset == NONE) {
          return NONE;
        }
        index++;
        if (index % count == share) {
          return offset;
        }
      }
    }

    /** The number of the last arrival in the whole schedule, from 0. */
    public long index() {
      return index;
    }

    @Override
    public long end() {
      return whole.end();
    }
  }
}
