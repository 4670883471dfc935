package io.loadline.gate;

import io.loadline.load.CommonStart;
import io.loadline.load.MachineLock;
import io.loadline.load.Stop;
import io.loadline.plan.LoadPlan;
import io.loadline.report.ProgressPrinter;
import io.loadline.result.RunResult;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;

/** The floor of several runs of one test: when all are ready, all have it at once. */
final class SharedFloor implements Floor, AutoCloseable {
  private final int runs;
  private final Stop stop;
  private final CommonStart start;
  private final CyclicBarrier ready;
  private final MixedProgress progress;
  private volatile Runnable release = () -> {};

  /** Takes the machine's lock; throws when interrupted while it waits for that. */
  interface Locking {
    MachineLock lock() throws InterruptedException;
  }

  /**
   * A floor that nobody has yet.
   *
   * @param locking done once, by the last that gets ready
   * @param stop of all runs
   */
  SharedFloor(int runs, Locking locking, Stop stop, String name, ProgressPrinter printer) {
    this.runs = runs;
    this.stop = stop;
    this.start = new CommonStart(runs);
    this.ready = new CyclicBarrier(runs, () -> take(locking));
    this.progress = new MixedProgress(name, printer);
  }

  private void take(Locking locking) {
    try {
      MachineLock lock = locking.lock();
      release = lock::close;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while another load test has the machine");
    }
  }

  /** Whether all are ready, and measure now. */
  boolean isTaken() {
    return start.isKnown();
  }

  @Override
  public RunResult give(LoadPlan plan, Driver driver) throws InterruptedException {
    awaitOthers();
    CommonStart.Place place = start.place();
    boolean driven = false;
    try {
      RunResult run = driver.drive(turn(place));
      driven = true;
      return run;
    } finally {
      if (!driven) {
        stop.request();
      }
      // However it ended, the others need not wait for it.
      place.arrive(System.nanoTime());
    }
  }

  private Turn turn(CommonStart.Place place) {
    return new Turn(
        stop.ofOneRun(),
        place,
        Math.max(1, SelfChecking.cores() / runs),
        done -> progress.accept(place, done));
  }

  private void awaitOthers() throws InterruptedException {
    try {
      ready.await();
    } catch (BrokenBarrierException e) {
      throw new CancellationException("another endpoint of the test did not get ready");
    }
  }

  /** Gives the machine back. */
  @Override
  public void close() {
    release.run();
  }
}
