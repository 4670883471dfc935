package io.loadline.measure;

import io.loadline.plan.TimedPart;
import io.loadline.result.SlowestRequest;
import io.loadline.result.TailRequest;
import io.loadline.result.TailTimes;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The slowest successes of one loop with their parts, as {@link TailTimes} keeps them: a heap of
 * rows of longs, at its top the first to go. Allocates nothing once it is made, of some 100 KB.
 */
final class TailRequests {
  private static final TimedPart[] PARTS = TimedPart.values();

  // The columns of a row, before those of the parts.
  private static final int INDEX = 0;
  private static final int INTENDED = 1;
  private static final int RESPONSE = 2;
  private static final int LAG = 3;
  private static final int WAIT = 4;
  private static final int FIRST_PART = 5;
  private static final int WIDTH = FIRST_PART + PARTS.length;

  private final long[] cells = new long[TailTimes.MOST * WIDTH];

  /** Where in the cells the rows begin: no child goes before its parent. */
  private final int[] heap = new int[TailTimes.MOST];

  private int count;

  /** Mostly one comparison. */
  void add(long index, RequestStamps stamps, ServerTimings timings) {
    if (count < heap.length) {
      heap[count] = count * WIDTH;
      put(heap[count], index, stamps, timings);
      rise(count);
      count++;
    } else if (isKept(index, stamps)) {
      put(heap[0], index, stamps, timings);
      sink();
    }
  }

  /** Whether a request stands before the last of those that are kept. */
  private boolean isKept(long index, RequestStamps stamps) {
    int last = heap[0];
    long slower = stamps.response() - cells[last + RESPONSE];
    long earlier = cells[last + INTENDED] - stamps.intended();
    return slower > 0
        || (slower == 0 && (earlier > 0 || (earlier == 0 && index < cells[last + INDEX])));
  }

  private void put(int row, long index, RequestStamps stamps, ServerTimings timings) {
    cells[row + INDEX] = index;
    cells[row + INTENDED] = stamps.intended();
    cells[row + RESPONSE] = stamps.response();
    cells[row + LAG] = stamps.lag();
    cells[row + WAIT] = stamps.waiting();
    for (TimedPart part : PARTS) {
      cells[row + FIRST_PART + part.place()] = timings.of(part);
    }
  }

  private void rise(int from) {
    int place = from;
    while (place > 0 && goesBefore(heap[place], heap[(place - 1) / 2])) {
      swap(place, (place - 1) / 2);
      place = (place - 1) / 2;
    }
  }

  private void sink() {
    int place = 0;
    int child = 1;
    while (child < count) {
      boolean second = child + 1 < count && goesBefore(heap[child + 1], heap[child]);
      child += second ? 1 : 0;
      if (!goesBefore(heap[child], heap[place])) {
        return;
      }
      swap(place, child);
      place = child;
      child = 2 * place + 1;
    }
  }

  private void swap(int one, int other) {
    int row = heap[one];
    heap[one] = heap[other];
    heap[other] = row;
  }

  /** Whether a row is to go before another one. */
  private boolean goesBefore(int row, int other) {
    long slower = cells[row + RESPONSE] - cells[other + RESPONSE];
    if (slower != 0) {
      return slower < 0;
    }
    long later = cells[row + INTENDED] - cells[other + INTENDED];
    return later != 0 ? later > 0 : cells[row + INDEX] > cells[other + INDEX];
  }

  /**
   * All that are kept.
   *
   * @param start of the measurement
   */
  TailTimes snapshot(long start) {
    return new TailTimes(
        IntStream.range(0, count).mapToObj(i -> request(i * WIDTH, start)).toList());
  }

  private TailRequest request(int row, long start) {
    Map<TimedPart, Long> parts = new EnumMap<>(TimedPart.class);
    for (TimedPart part : PARTS) {
      long nanos = cells[row + FIRST_PART + part.place()];
      if (nanos >= 0) {
        parts.put(part, nanos);
      }
    }
    return new TailRequest(
        new SlowestRequest(
            cells[row + INDEX], cells[row + INTENDED] - start, cells[row + RESPONSE]),
        cells[row + LAG],
        cells[row + WAIT],
        parts);
  }
}
