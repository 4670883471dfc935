package io.loadline.measure;

import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.GoodputLimits;
import io.loadline.result.AttemptCounts;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.StreamInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Adds up the finished seconds of all loops; of bounded size, since neighbours are joined when
 * there are too many. Used by one thread, which is not a loop's: encoding costs some 100 us a
 * second.
 */
final class IntervalLog {
  static final long LENGTH = 1_000_000_000L;
  static final int MOST = 3_600;

  private static final IntervalTimes NO_TIMES = new TimeRecorder().snapshot();
  private static final StreamInterval NO_STREAM = new StreamSlice(GoodputLimits.NONE).snapshot();

  private final TreeMap<Long, Interval> intervals = new TreeMap<>();
  private final int most;
  private long length;

  IntervalLog() {
    this(MOST);
  }

  IntervalLog(int most) {
    this(most, LENGTH);
  }

  /** Of intervals that have this length at least. */
  IntervalLog(int most, long length) {
    this.most = most;
    this.length = length;
  }

  /** Takes what the loop has finished since. */
  void collect(LoopRecorder recorder) {
    collect(recorder, slice -> {});
  }

  /**
   * As {@link #collect(LoopRecorder)}.
   *
   * @param taken given all that is taken
   */
  void collect(LoopRecorder recorder, Consumer<MeasuredSlice> taken) {
    IntervalRecorders slices = recorder.slices;
    for (IntervalRecorder slice = slices.finished().poll();
        slice != null;
        slice = slices.finished().poll()) {
      MeasuredSlice finished = slice.snapshot();
      add(finished.interval());
      taken.accept(finished);
      slices.recycle(slice);
    }
  }

  void add(Interval interval) {
    intervals.merge(interval.startNanos() / length, interval, this::join);
    while (intervals.size() > most) {
      joinNeighbours();
    }
  }

  private void joinNeighbours() {
    length *= 2;
    Map<Long, Interval> shorter = new TreeMap<>(intervals);
    intervals.clear();
    shorter.values().forEach(each -> intervals.merge(each.startNanos() / length, each, this::join));
  }

  private Interval join(Interval left, Interval right) {
    return left.plus(right).at(left.startNanos() / length, length);
  }

  /** From the first to the last, empty ones in between included. */
  List<Interval> intervals(long[] limits) {
    List<Interval> all = new ArrayList<>();
    if (!intervals.isEmpty()) {
      boolean streamed = intervals.values().iterator().next().stream() != null;
      AttemptCounts none = new AttemptCounts(Map.of(), 0, new ExceedanceCounts(limits).snapshot());
      for (long index = 0; index <= intervals.lastKey(); index++) {
        Interval interval = intervals.get(index);
        all.add((interval == null ? withoutTimes(0, none, streamed) : interval).at(index, length));
      }
    }
    return all;
  }

  /** A second in which nothing was sent. */
  static Interval withoutTimes(long start, AttemptCounts counts, boolean streamed) {
    return new Interval(
        start, LENGTH, counts, NO_TIMES, NO_TIMES, streamed ? NO_STREAM : null, null, null);
  }
}
