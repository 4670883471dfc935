package io.loadline.load;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.schedule.ArrivalSchedule;
import io.loadline.schedule.ArrivalSchedule.ArrivalShare;
import java.util.SplittableRandom;

/** What one loop of one worker takes of the warm-up and, without a gap, of the measurement. */
final class PhasedArrivals {
  private static final long WARMUP_SALT = 0x5DEECE66DL;

  private final ArrivalShare warmup;
  private final ArrivalShare measurement;
  private ArrivalShare current;
  private long base;
  private long offset;

  PhasedArrivals(LoadPlan plan, WorkerShare worker, int loop, int loops) {
    this.warmup = new ArrivalShare(warmup(plan), worker, plan.seed() ^ WARMUP_SALT, loop, loops);
    this.measurement = new ArrivalShare(measurement(plan), worker, plan.seed(), loop, loops);
    this.current = warmup;
    advance();
  }

  /** All that one worker takes. */
  static PhasedArrivals of(LoadPlan plan, WorkerShare worker) {
    return new PhasedArrivals(plan, worker, 0, 1);
  }

  private static ArrivalSchedule warmup(LoadPlan plan) {
    Workload.Open open =
        plan.workload() instanceof Workload.Staged staged
            ? staged.warmup()
            : ((Workload.Open) plan.workload()).warmup();
    return ArrivalSchedule.of(open, plan.warmup(), new SplittableRandom(plan.seed() ^ WARMUP_SALT));
  }

  private static ArrivalSchedule measurement(LoadPlan plan) {
    SplittableRandom random = new SplittableRandom(plan.seed());
    return plan.workload() instanceof Workload.Staged staged
        ? ArrivalSchedule.of(staged, random)
        : ArrivalSchedule.of((Workload.Open) plan.workload(), plan.extent(), random);
  }

  /** From the start of the warm-up, in ns, or {@link ArrivalSchedule#NONE}. */
  long offset() {
    return offset;
  }

  /** The number of the arrival in its phase, over all workers and loops. */
  long index() {
    return current.index();
  }

  Phase phase() {
    return current == warmup ? Phase.WARMUP : Phase.MEASUREMENT;
  }

  /** Those that are left do not come. */
  void end() {
    offset = ArrivalSchedule.NONE;
  }

  void advance() {
    long next = current.next();
    if (next == ArrivalSchedule.NONE && current == warmup) {
      current = measurement;
      base = warmup.end();
      next = measurement.next();
    }
    offset = next == ArrivalSchedule.NONE ? next : base + next;
  }

  /**
   * Where the two phases of a plan end, as offsets from the start of the warm-up.
   *
   * @param steady where the measurement would end if its requests took turns at the mean rate
   */
  record Ends(long warmup, long measurement, long steady) {
    static Ends of(LoadPlan plan) {
      double turn = 1e9 / plan.meanLoad().orElseThrow().perSecond();
      double steady = 0;
      PhasedArrivals arrivals = PhasedArrivals.of(plan, WorkerShare.ALL);
      for (; arrivals.offset != ArrivalSchedule.NONE; arrivals.advance()) {
        if (arrivals.phase() == Phase.MEASUREMENT) {
          steady = Math.max(steady, (double) (arrivals.offset - arrivals.base)) + turn;
        }
      }
      long base = arrivals.base;
      return new Ends(base, base + arrivals.measurement.end(), base + Math.round(steady));
    }
  }
}
