package io.loadline.measure;

import io.loadline.result.BatchSlice;
import io.loadline.result.BatchSlices;
import io.loadline.result.IntervalTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  // Rows of what is counted; those beyond limits are the last.
  private static final int FAILED = 0;
  private static final int NOT_GOOD = 1;
  private static final int BEYOND = 2;

  private final long[] limits;
  private final int room;
  private final long[][] broken;
  private final MomentSums[] sums;
  private final int[][] counts;
  private int shift = SHORTEST;
  private int used;

  BatchSliceRecorder(long[] limits, long runNanos) {
    this(limits, runNanos, 1);
  }

  /**
   * Room for the slices of one run.
   *
   * @param limits on these times, in ns, to count against
   * @param runNanos how long the run lasts; 0 where nobody knows
   * @param finer how many times {@value #MOST} there may be; so many are told as one
   */
  BatchSliceRecorder(long[] limits, long runNanos, int finer) {
    this.limits = limits;
    this.room = finer * MOST;
    this.broken = new long[BEYOND + limits.length][room];
    this.sums = new MomentSums[room];
    this.counts = new int[room][BUCKETS];
    Arrays.setAll(sums, slice -> new MomentSums());
    while (runNanos >>> shift >= room) {
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
      broken[BEYOND + i][slice] += nanos > limits[i] ? 1 : 0;
    }
  }

  /** So many requests that were due then were no success, and exceed every limit. */
  void failures(long count, long offset) {
    int slice = slice(offset);
    for (long[] each : broken) {
      each[slice] += count;
    }
  }

  /** A success that was due then kept not all of the goodput limits. */
  void notGood(long offset) {
    broken[NOT_GOOD][slice(offset)]++;
  }

  /** What is known of the run so far. */
  BatchSlices snapshot() {
    return snapshot(used, joined(used));
  }

  /**
   * What is known of whole slices until then, those of a time without requests among them. For any
   * thread, where all that was due until then has ended and slices never double.
   *
   * @param nanos from the start of the measurement
   */
  BatchSlices snapshot(long nanos) {
    int slices = (int) Math.min(nanos >>> shift, room);
    int each = joined(slices);
    return snapshot(slices / each * each, each);
  }

  /** How many are told as one. */
  private static int joined(int slices) {
    return Math.max(1, 2 * Integer.highestOneBit((slices - 1) / MOST));
  }

  private BatchSlices snapshot(int slices, int each) {
    List<BatchSlice> all = new ArrayList<>();
    for (int from = 0; from < slices; from += each) {
      all.add(batch(from, Math.min(slices, from + each)));
    }
    return new BatchSlices((long) each << shift, all);
  }

  private BatchSlice batch(int from, int to) {
    List<Long> sums =
        Arrays.stream(broken).map(each -> Arrays.stream(each, from, to).sum()).toList();
    List<Long> exceeding = sums.subList(BEYOND, sums.size());
    return new BatchSlice(sums.get(FAILED), exceeding, sums.get(NOT_GOOD), times(from, to));
  }

  private IntervalTimes times(int from, int to) {
    TimeHistogram histogram = TimeHistogram.coarse();
    MomentSums all = new MomentSums();
    for (int slice = from; slice < to; slice++) {
      int[] row = counts[slice];
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        if (row[bucket] > 0) {
          histogram.record(highest(bucket), row[bucket]);
        }
      }
      all.add(sums[slice]);
    }
    return new IntervalTimes(all.snapshot(), EncodedHistogram.of(histogram));
  }

  private int slice(long offset) {
    long at = Math.max(0, offset);
    while (at >>> shift >= room) {
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
    for (int from = 1; from < room; from++) {
      int into = from / 2;
      if (from % 2 == 0) {
        swapTimes(from, into);
      } else {
        addTimes(from, into);
      }
      for (long[] each : broken) {
        long moved = each[from];
        each[from] = 0;
        each[into] = (from % 2 == 0 ? 0 : each[into]) + moved;
      }
    }
    used = (used + 1) / 2;
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
