package io.loadline.load;

import io.loadline.measure.RunRecorder.MeasuredSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers the slices that are to be told while a run goes on: second by second at first, and the
 * longer the run, the longer they get, so that a run of any length tells only so much. For one
 * thread.
 */
final class SliceBatches {
  private static final long SECOND = 1_000_000_000L;

  /** Loops end a second when they send the first request of a later one. */
  private static final long SLACK = SECOND / 2;

  private final TreeMap<Long, MeasuredSlice> waiting = new TreeMap<>();
  private final int perLength;
  private long length = SECOND;
  private int told;

  /**
   * No slices yet.
   *
   * @param perLength how many batches of slices of one length are told before the length doubles
   */
  SliceBatches(int perLength) {
    this.perLength = perLength;
  }

  void add(MeasuredSlice slice) {
    waiting.merge(slice.interval().startNanos() / length, slice, MeasuredSlice::plus);
  }

  /**
   * Takes those that are complete, or were and have got more since; mostly one.
   *
   * @param elapsedNanos since the start of the measurement
   */
  List<MeasuredSlice> take(long elapsedNanos) {
    long complete = (elapsedNanos - SLACK) / length;
    List<MeasuredSlice> taken = new ArrayList<>();
    Map<Long, MeasuredSlice> ready = waiting.headMap(complete, false);
    ready.forEach((index, slice) -> taken.add(slice.at(index, length)));
    ready.clear();
    if (!taken.isEmpty() && ++told == perLength) {
      lengthen();
    }
    return taken;
  }

  private void lengthen() {
    told = 0;
    length *= 2;
    Map<Long, MeasuredSlice> shorter = new TreeMap<>(waiting);
    waiting.clear();
    shorter.values().forEach(this::add);
  }
}
