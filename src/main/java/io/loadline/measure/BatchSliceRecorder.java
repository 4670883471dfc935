package io.loadline.measure;

import io.loadline.result.BatchSlice;
import io.loadline.result.BatchSlices;
import io.loadline.result.IntervalTimes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Times of one loop, of responses say, in slices of equal length, which double when the room is
 * full: a run of any length has more than half of it. Never allocates; doubling stops the loop for
 * some 0.3 ms, so the length is chosen beforehand where it is known how long the run lasts.
 */
final class BatchSliceRecorder {
  static final int MOST = 320;
  private static final int SHORTEST = 20; // 2^20 ns, about 1 ms

  // Buckets of 1/32 of a power of two, from 2^10 ns (1 us) to 2^42 ns (73 min).
  private static final int PARTS = 5;
  private static final int LOWEST = 10;
  private static final int HIGHEST = 42;
  private static final int BUCKETS = (HIGHEST - LOWEST) << PARTS;

  private final long[] limits;
  private final long[] failed = new long[MOST];
  private final long[][] exceeding;
  private final long[] notGood = new long[MOST];
  private final MomentSums[] sums = new MomentSums[MOST];
  private final int[][] counts = new int[MOST][BUCKETS];
  private int shift = SHORTEST;
  private int used;

  /**
   * Room for the slices of one run.
   *
   * @param limits on these times, in ns, to count against
   * @param runNanos how long the run lasts; 0 where nobody knows
   */
  BatchSliceRecorder(long[] limits, long runNanos) {
    this.limits = limits;
    this.exceeding = new long[limits.length][MOST];
    Arrays.setAll(sums, slice -> new MomentSums());
    while (runNanos >>> shift >= MOST) {
      shift++;
    }
  }

  /**
   * A success.
   *
   * @param offset when it was due, in ns from the start of the measurement
   * @param nanos its time
   */
  void success(long offset, long nanos) {
    int slice = slice(offset);
    counts[slice][bucket(nanos)]++;
    sums[slice].add(nanos);
    for (int i = 0; i < limits.length; i++) {
      if (nanos > limits[i]) {
        exceeding[i][slice]++;
      }
    }
  }

  /** So many requests that were due then were no success, and exceed every limit. */
  void failures(long count, long offset) {
    int slice = slice(offset);
    failed[slice] += count;
    notGood[slice] += count;
    for (long[] each : exceeding) {
      each[slice] += count;
    }
  }

  /** A success that was due then kept not all of the goodput limits. */
  void notGood(long offset) {
    notGood[slice(offset)]++;
  }

  /** What is known of the run so far. */
  BatchSlices snapshot() {
    return new BatchSlices(1L << shift, IntStream.range(0, used).mapToObj(this::snapshot).toList());
  }

  private BatchSlice snapshot(int slice) {
    List<Long> exceeded = Arrays.stream(exceeding).map(each -> each[slice]).toList();
    return new BatchSlice(failed[slice], exceeded, notGood[slice], times(slice));
  }

  private IntervalTimes times(int slice) {
    TimeHistogram histogram = TimeHistogram.coarse();
    int[] row = counts[slice];
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      if (row[bucket] > 0) {
        histogram.record(highest(bucket), row[bucket]);
      }
    }
    return new IntervalTimes(sums[slice].snapshot(), EncodedHistogram.of(histogram));
  }

  private int slice(long offset) {
    long at = Math.max(0, offset);
    while (at >>> shift >= MOST) {
      joinNeighbours();
    }
    int slice = (int) (at >>> shift);
    used = Math.max(used, slice + 1);
    return slice;
  }

  static int bucket(long nanos) {
    long value = Math.min(Math.max(nanos, 1L << LOWEST), (1L << HIGHEST) - 1);
    int octave = 63 - Long.numberOfLeadingZeros(value);
    int part = (int) (value >>> (octave - PARTS)) & ((1 << PARTS) - 1);
    return ((octave - LOWEST) << PARTS) | part;
  }

  /** The longest time that a bucket counts. */
  static long highest(int bucket) {
    int octave = (bucket >>> PARTS) + LOWEST;
    long part = bucket & ((1 << PARTS) - 1);
    return (1L << octave) + ((part + 1) << (octave - PARTS)) - 1;
  }

  private void joinNeighbours() {
    shift++;
    for (int from = 1; from < MOST; from++) {
      int into = from / 2;
      if (from % 2 == 0) {
        swapTimes(from, into);
      } else {
        addTimes(from, into);
      }
      move(failed, from, into);
      move(notGood, from, into);
      for (long[] each : exceeding) {
        move(each, from, into);
      }
    }
    used = (used + 1) / 2;
  }

  private static void move(long[] values, int from, int into) {
    long value = values[from];
    values[from] = 0;
    values[into] = (from % 2 == 0 ? 0 : values[into]) + value;
  }

  /** What was in the room of a slice was moved to another before. */
  private void swapTimes(int from, int into) {
    int[] row = counts[into];
    counts[into] = counts[from];
    counts[from] = row;
    MomentSums moments = sums[into];
    sums[into] = sums[from];
    sums[from] = moments;
  }

  private void addTimes(int from, int into) {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      counts[into][bucket] += counts[from][bucket];
    }
    Arrays.fill(counts[from], 0);
    sums[into].add(sums[from]);
    sums[from].reset();
  }
}
