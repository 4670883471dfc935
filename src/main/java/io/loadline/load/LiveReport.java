package io.loadline.load;

import io.loadline.load.LoadEngine.MeasuredPart;
import io.loadline.load.LoadEngine.Progress;
import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import java.time.Instant;
import java.util.List;

/** Tells once a second how far a run is, and what it has measured since. For one thread. */
final class LiveReport {
  private static final long SECOND = 1_000_000_000L;

  private final List<LoadLoop> loops;
  private final RunTimes times;
  private final String transport;
  private final LoadEngine.Listeners listeners;
  private final SliceBatches batches;
  private Instant startedAt = Instant.EPOCH;
  private long begun;
  private long next = Long.MAX_VALUE;

  /** Of a run that has not begun. */
  LiveReport(
      List<LoadLoop> loops, RunTimes times, String transport, LoadEngine.Listeners listeners) {
    this.loops = loops;
    this.times = times;
    this.transport = transport;
    this.listeners = listeners;
    this.batches = new SliceBatches(listeners.partsOfOneLength());
  }

  /**
   * The clock starts.
   *
   * @param at when the measurement begins, by the wall clock
   */
  void begin(long moment, Instant at) {
    begun = moment;
    startedAt = at;
    next = begun + SECOND;
  }

  /** A loop has finished a second. */
  void measured(MeasuredSlice slice) {
    batches.add(slice);
  }

  void tick(long now) {
    if (now < next) {
      return;
    }
    next += SECOND;
    long elapsed = Math.max(0, now - begun - times.warmup());
    listeners.progress().accept(progress(elapsed));
    List<MeasuredSlice> slices = batches.take(elapsed);
    if (!slices.isEmpty()) {
      listeners.parts().accept(new MeasuredPart(execution(elapsed), slices));
    }
  }

  private Progress progress(long elapsed) {
    long successes = 0;
    long errors = 0;
    for (LoadLoop loop : loops) {
      LoopRecorder live = loop.ledger().recorder();
      successes += live.successes();
      errors += live.errors();
    }
    return new Progress(elapsed, times.planned(), successes, errors);
  }

  /** As if the run ended now; what became of its connections is only known when it has ended. */
  private RunExecution execution(long elapsed) {
    WarmupCounts warmup = LoopCount.warmup(loops, begun + times.warmup());
    return new RunExecution(startedAt, elapsed, warmup, RunEnding.INTERRUPTED, transport, null);
  }
}
