package io.loadline.measure;

import io.loadline.result.Exceedance;
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

  void success(long responseNanos, long lagNanos) {
    for (int i = 0; i < limits.length; i++) {
      if (responseNanos > limits[i]) {
        response[i]++;
        if (responseNanos - lagNanos > limits[i]) {
          withoutLag[i]++;
        }
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

  static List<Exceedance> add(List<Exceedance> left, List<Exceedance> right) {
    List<Exceedance> sums = new ArrayList<>(left.size());
    for (int i = 0; i < left.size(); i++) {
      sums.add(left.get(i).plus(right.get(i)));
    }
    return sums;
  }
}
