package io.loadline.gate;

import io.loadline.load.CommonStart;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.result.RunResult;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Holds the endpoints of a gate until all are ready and the machine is theirs, since one gate is
 * measured on a machine at a time; then all begin at once. Thread-safe.
 */
final class StartBarrier implements AutoCloseable {
  private final int runs;
  private final StopSignal stop;
  private final CommonStart start;
  private final CyclicBarrier ready;
  private final AtomicInteger driving;
  private final CombinedProgress progress;
  private volatile Runnable release = () -> {};

  /** Takes the machine's lock; throws when interrupted while it waits for that. */
  @FunctionalInterface
  interface Locking {
    MachineLock lock() throws InterruptedException;
  }

  /**
   * What an endpoint is given to drive its load with.
   *
   * @param stop ends it early
   * @param place when it begins
   * @param cores how many loops may run at once
   * @param progress is told once a second
   */
  record Start(
      StopSignal stop,
      CommonStart.Place place,
      int cores,
      Consumer<LoadEngine.Progress> progress) {}

  /** Drives the load of an endpoint. */
  @FunctionalInterface
  interface Driver {
    RunResult drive(Start start) throws InterruptedException;
  }

  /**
   * A barrier before which nobody waits yet.
   *
   * @param runs how many endpoints pass it, each once
   * @param locking done once, by the last that gets ready
   * @param stop of all endpoints
   */
  StartBarrier(int runs, Locking locking, StopSignal stop, CombinedProgress progress) {
    this.runs = runs;
    this.stop = stop;
    this.start = new CommonStart(runs);
    this.ready = new CyclicBarrier(runs, () -> take(locking));
    this.driving = new AtomicInteger(runs);
    this.progress = progress;
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
  boolean isPassed() {
    return start.isKnown();
  }

  /** Waits for all others and the machine, then drives. */
  RunResult pass(Driver driver) throws InterruptedException {
    awaitOthers();
    CommonStart.Place place = start.place();
    boolean driven = false;
    try {
      RunResult run = driver.drive(start(place));
      driven = true;
      return run;
    } finally {
      if (!driven) {
        stop.request();
      }
      // However it ended, the others need not wait for it.
      place.arrive(System.nanoTime());
      if (driving.decrementAndGet() == 0) {
        close();
      }
    }
  }

  private Start start(CommonStart.Place place) {
    return new Start(
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
    } catch (CancellationException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException(e.getMessage());
      }
      throw e;
    }
  }

  /** Gives the machine back and ends the display of progress; done by the last that has driven. */
  @Override
  public void close() {
    progress.close();
    release.run();
  }
}
