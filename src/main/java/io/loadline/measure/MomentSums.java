package io.loadline.measure;

import io.loadline.result.Moments;

/** {@link Moments} in the making. */
final class MomentSums {
  private long count;
  private long sum;
  private double sumOfSquares;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;

  void add(long value) {
    count++;
    sum += value;
    sumOfSquares += (double) value * value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  void add(MomentSums other) {
    count += other.count;
    sum += other.sum;
    sumOfSquares += other.sumOfSquares;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  void reset() {
    count = 0;
    sum = 0;
    sumOfSquares = 0;
    min = Long.MAX_VALUE;
    max = Long.MIN_VALUE;
  }

  Moments snapshot() {
    return count == 0 ? Moments.NONE : new Moments(count, sum, sumOfSquares, min, max);
  }
}
