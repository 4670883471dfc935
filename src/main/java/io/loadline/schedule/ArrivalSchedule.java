package io.loadline.schedule;

import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import java.util.random.RandomGenerator;

/**
 * When requests of an open workload are intended, as offsets in ns from the start of the schedule.
 * A pure sequence: no clock, no thread, and what the service does never moves it.
 */
public sealed interface ArrivalSchedule
    permits ConstantRateSchedule,
        SlicedSchedule,
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

  /** Whether the last offset was drawn at random, by a Poisson process. */
  boolean isDrawn();

  /**
   * The schedule of a workload.
   *
   * @param random used by Poisson arrivals only
   */
  static ArrivalSchedule of(Workload.Open open, PhaseLength extent, RandomGenerator random) {
    SlicePlan slices = open.slices();
    return slices == null
        ? ConstantRateSchedule.of(open, extent, random)
        : SlicedSchedule.of(open, extent, slices, random);
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
   * What one loop of one worker takes of a schedule. Each loop walks the whole schedule, so that
   * the arrivals of a seed do not depend on how many workers and loops there are. Workers take
   * turns at arrivals that are planned one by one, and draw those that are drawn, so that each
   * worker's are a Poisson process as well; loops take turns at what is their worker's.
   */
  final class ArrivalShare implements ArrivalSchedule {
    private final ArrivalSchedule whole;
    private final WorkerShare worker;
    private final long seed;
    private final int loop;
    private final int loops;
    private long index = -1;
    private long ofWorker;

    /**
     * A share of a schedule.
     *
     * @param seed by which workers draw; the same for all
     * @param loop 0 to {@code loops - 1}
     * @param loops of the worker
     */
    public ArrivalShare(ArrivalSchedule whole, WorkerShare worker, long seed, int loop, int loops) {
      this.whole = whole;
      this.worker = worker;
      this.seed = seed;
      this.loop = loop;
      this.loops = loops;
    }

    @Override
    public long next() {
      while (true) {
        long offset = whole.next();
        if (offset == NONE) {
          return NONE;
        }
        index++;
        if (isOfWorker() && ofWorker++ % loops == loop) {
          return offset;
        }
      }
    }

    private boolean isOfWorker() {
      return whole.isDrawn() ? worker.draws(seed, index) : worker.hasTurn(index);
    }

    /** The number of the last arrival in the whole schedule, from 0. */
    public long index() {
      return index;
    }

    @Override
    public long end() {
      return whole.end();
    }

    @Override
    public boolean isDrawn() {
      return whole.isDrawn();
    }
  }
}
