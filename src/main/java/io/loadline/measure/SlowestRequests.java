package io.loadline.measure;

import io.loadline.result.SlowestRequest;
import io.loadline.transport.RequestStamps;
import java.util.List;
import java.util.stream.IntStream;

/** The few successes of one loop that took longest, in no order. Allocates nothing. */
final class SlowestRequests {
  private final long[] indexes = new long[SlowestRequest.MOST];
  private final long[] intended = new long[SlowestRequest.MOST];
  private final long[] nanos = new long[SlowestRequest.MOST];
  private int count;

  /** Which of those that are kept is the first to go, once all places are taken. */
  private int last;

  void add(long index, RequestStamps stamps) {
    if (count == SlowestRequest.MOST) {
      replace(index, stamps);
    } else {
      put(count, index, stamps);
      count++;
      last = lastOfAll();
    }
  }

  /** Mostly one comparison. */
  private void replace(long index, RequestStamps stamps) {
    long took = stamps.response();
    boolean slower =
        took > nanos[last] || (took == nanos[last] && stamps.intended() < intended[last]);
    if (slower) {
      put(last, index, stamps);
      last = lastOfAll();
    }
  }

  private void put(int place, long index, RequestStamps stamps) {
    indexes[place] = index;
    intended[place] = stamps.intended();
    nanos[place] = stamps.response();
  }

  private int lastOfAll() {
    int found = 0;
    for (int i = 1; i < count; i++) {
      boolean quicker =
          nanos[i] < nanos[found] || (nanos[i] == nanos[found] && intended[i] > intended[found]);
      found = quicker ? i : found;
    }
    return found;
  }

  /**
   * The slowest first.
   *
   * @param start of the measurement
   */
  List<SlowestRequest> snapshot(long start) {
    return SlowestRequest.of(
        IntStream.range(0, count)
            .mapToObj(i -> new SlowestRequest(indexes[i], intended[i] - start, nanos[i])));
  }
}
