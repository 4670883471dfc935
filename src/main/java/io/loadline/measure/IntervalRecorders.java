package io.loadline.measure;

import io.loadline.plan.GoodputLimits;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The open seconds of one loop. A second is handed to the {@link IntervalLog} once a later one has
 * begun and all its requests have ended, so that late (slow) answers are in it. Written by the loop
 * alone; only the two queues are shared.
 */
final class IntervalRecorders {
  private final long[] limits;
  private final long timeoutNanos;
  private final @Nullable GoodputLimits goodput;
  private final ArrayDeque<IntervalRecorder> open = new ArrayDeque<>();
  private final Queue<IntervalRecorder> finished = new ConcurrentLinkedQueue<>();
  private final Queue<IntervalRecorder> spare = new ConcurrentLinkedQueue<>();
  private volatile long ended;

  IntervalRecorders(long[] limits, long timeoutNanos, @Nullable GoodputLimits goodput) {
    this.limits = limits;
    this.timeoutNanos = timeoutNanos;
    this.goodput = goodput;
  }

  /** The slice of an offset from the start of the measurement. */
  IntervalRecorder at(long offsetNanos) {
    long index = Math.max(0, offsetNanos) / IntervalLog.LENGTH;
    IntervalRecorder last = open.peekLast();
    if (last != null && last.index() == index) {
      return last;
    }
    return last == null || last.index() < index ? begin(index) : find(index);
  }

  /** Hands over all that is idle; at the end of the run everything is. */
  void finish() {
    while (!open.isEmpty()) {
      finished.add(open.removeFirst());
    }
  }

  private IntervalRecorder begin(long index) {
    open.removeIf(this::finishIfIdle);
    long first = index;
    for (IntervalRecorder each : open) {
      first = Math.min(first, each.index());
    }
    ended = first * IntervalLog.LENGTH;
    IntervalRecorder slice = fresh();
    slice.open(index);
    open.addLast(slice);
    return slice;
  }

  /**
   * For any thread: up to when all requests that were due have ended, in ns from the start of the
   * measurement; whole seconds, told when the first request of a later one begins. Whoever reads it
   * sees what was recorded of them.
   */
  long ended() {
    return ended;
  }

  private boolean finishIfIdle(IntervalRecorder slice) {
    return slice.isIdle() && finished.add(slice);
  }

  /** A second that was handed over already is opened once more; the log adds the two up. */
  private IntervalRecorder find(long index) {
    for (IntervalRecorder slice : open) {
      if (slice.index() == index) {
        return slice;
      }
    }
    IntervalRecorder slice = fresh();
    slice.open(index);
    open.addFirst(slice);
    return slice;
  }

  private IntervalRecorder fresh() {
    IntervalRecorder recycled = spare.poll();
    return recycled != null ? recycled : new IntervalRecorder(limits, timeoutNanos, goodput);
  }

  /** For the log's thread. */
  Queue<IntervalRecorder> finished() {
    return finished;
  }

  /** For the log's thread: gives a slice back. */
  void recycle(IntervalRecorder slice) {
    spare.add(slice);
  }
}
