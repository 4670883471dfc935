package io.loadline.measure;

import io.loadline.result.Exceedance;
import io.loadline.transport.RequestStamps;
import java.util.ArrayList;
import java.util.List;

/** Counts attempts against each latency limit, one by one. */
final class ExceedanceCounts {
  private final long[] limits;
  private final long[] response;
  private final long[] withoutLag;

  ExceedanceCounts(long[] limits) {
    this.limits = limits;
    this.response = new long[limits.length];
    this.withoutLag = new long[limits.length];
  }

  /** A time that counts from when the request was due. */
  void success(long nanos, RequestStamps stamps) {
    for (int i = 0; i < limits.length; i++) {
      if (nanos > limits[i]) {
        response[i]++;
        if (nanos - stamps.lag() > limits[i]) {
          withoutLag[i]++;
        }
      }
    }
  }

  /** A time in which our lag has no part. */
  void success(long nanos) {
    for (int i = 0; i < limits.length; i++) {
      if (nanos > limits[i]) {
        response[i]++;
        withoutLag[i]++;
      }
    }
  }

  /** An attempt that is no success exceeds every limit. */
  void failures(long count) {
    for (int i = 0; i < limits.length; i++) {
      response[i] += count;
      withoutLag[i] += count;
    }
  }

  void reset() {
    java.util.Arrays.fill(response, 0);
    java.util.Arrays.fill(withoutLag, 0);
  }

  List<Exceedance> snapshot() {
    List<Exceedance> counts = new ArrayList<>(limits.length);
    for (int i = 0; i < limits.length; i++) {
      counts.add(new Exceedance(limits[i], response[i], withoutLag[i]));
    }
    return counts;
  }
}
