package io.loadline.result;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The success that took longest; of several that took as long, the one that was intended first.
 *
 * @param index of the request in the schedule, from 0
 * @param intendedNanos from the start of the measurement
 */
public record Slowest(long index, long intendedNanos, long responseNanos) {
  private static final Comparator<Slowest> FIRST =
      Comparator.comparingLong(Slowest::responseNanos)
          .reversed()
          .thenComparingLong(Slowest::intendedNanos)
          .thenComparingLong(Slowest::index);

  /** The slower of two parts of one run, where a part without a success has none. */
  public static @Nullable Slowest of(@Nullable Slowest left, @Nullable Slowest right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return FIRST.compare(left, right) <= 0 ? left : right;
  }
}
