package io.loadline.gate;

import io.loadline.load.CommonStart;
import io.loadline.load.Progress;
import io.loadline.load.Stop;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunResult;
import java.util.function.Consumer;

/** Decides when a run that is ready may drive its load: one test at a time on a machine. */
interface Floor {
  /**
   * What a run is given to drive with.
   *
   * @param stop ends it early
   * @param start when it begins
   * @param cores how many loops may run at once
   * @param progress is told once a second
   */
  record Turn(Stop stop, CommonStart.Place start, int cores, Consumer<Progress> progress) {}

  /** Drives a load. */
  @FunctionalInterface
  interface Driver {
    RunResult drive(Turn turn) throws InterruptedException;
  }

  /** Waits for the floor, then drives; what is driven is the plan. */
  RunResult give(LoadPlan plan, Driver driver) throws InterruptedException;
}
