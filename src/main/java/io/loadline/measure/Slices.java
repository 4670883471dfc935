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
final class Slices {
  private final long[] limits;
  private final @Nullable GoodputLimits goodput;
  private final ArrayDeque<Slice> open = new ArrayDeque<>();
  private final Queue<Slice> finished = new ConcurrentLinkedQueue<>();
  private final Queue<Slice> spare = new ConcurrentLinkedQueue<>();

  Slices(long[] limits, @Nullable GoodputLimits goodput) {
    this.limits = limits;
    this.goodput = goodput;
  }

  /** The slice of an offset from the start of the measurement. */
  Slice at(long offsetNanos) {
    long index = Math.max(0, offsetNanos) / IntervalLog.LENGTH;
    Slice last = open.peekLast();
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

  private Slice begin(long index) {
    open.removeIf(this::finishIfIdle);
    Slice slice = fresh();
    slice.open(index);
    open.addLast(slice);
    return slice;
  }

  private boolean finishIfIdle(Slice slice) {
    return slice.isIdle() && finished.add(slice);
  }

  /** A second that was handed over already is opened once more; the log adds the two up. */
  private Slice find(long index) {
    for (Slice slice : open) {
      if (slice.index() == index) {
        return slice;
      }
    }
    Slice slice = fresh();
    slice.open(index);
    open.addFirst(slice);
    return slice;
  }

  private Slice fresh() {
    Slice recycled = spare.poll();
    return recycled != null ? recycled : new Slice(limits, goodput);
  }

  /** For the log's thread. */
  Queue<Slice> finished() {
    return finished;
  }

  /** For the log's thread: gives a slice back. */
  void recycle(Slice slice) {
    spare.add(slice);
  }
}
