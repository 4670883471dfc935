package io.loadline.load;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Stage;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How many users a closed loop has, stage by stage; those of one loop of a worker. */
final class UserCounts {
  private final long[] ends;
  private final int[] counts;

  UserCounts(LoadPlan plan, WorkerShare worker, int loop, int loops) {
    this.ends = plan.stageEnds();
    this.counts = all(plan).map(users -> LoopCount.share(worker.of(users), loop, loops)).toArray();
  }

  /** Refuses a worker that has nobody to send requests. */
  static void check(LoadPlan plan, WorkerShare worker) {
    if (new UserCounts(plan, worker, 0, 1).fewest() < 1) {
      throw new IllegalArgumentException(
          "worker %d of %d has no user in some stage: use fewer workers, or more users"
              .formatted(worker.index(), worker.count()));
    }
  }

  private static IntStream all(LoadPlan plan) {
    return plan.workload() instanceof Workload.Staged staged && !staged.isOpen()
        ? staged.stages().stream().mapToInt(stage -> ((Stage.Users) stage).users())
        : IntStream.of(plan.inFlight());
  }

  /** How many users are awake at an offset from the start of the measurement. */
  int at(long offset) {
    int stage = 0;
    while (stage < counts.length - 1 && offset >= ends[stage]) {
      stage++;
    }
    return counts[stage];
  }

  /** When the stage of the offset began. */
  long stageStart(long offset) {
    long start = 0;
    for (int stage = 0; stage < counts.length - 1 && offset >= ends[stage]; stage++) {
      start = ends[stage];
    }
    return start;
  }

  /** When the next stage begins; {@link Long#MAX_VALUE} when there is none. */
  long nextStage(long offset) {
    for (int stage = 0; stage < counts.length - 1; stage++) {
      if (offset < ends[stage]) {
        return ends[stage];
      }
    }
    return Long.MAX_VALUE;
  }

  int fewest() {
    return Arrays.stream(counts).min().orElse(0);
  }
}
