package io.loadline.result;

import java.util.Comparator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The success that took longest; of several that took as long, the one that was intended first.
 *
 * @param index of the request in the schedule, from 0
 * @param intendedNanos from the start of the measurement
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record SlowestRequest(long index, long intendedNanos, long responseNanos) {
  private static final Comparator<SlowestRequest> FIRST =
      Comparator.comparingLong(SlowestRequest::responseNanos)
          .reversed()
          .thenComparingLong(SlowestRequest::intendedNanos)
          .thenComparingLong(SlowestRequest::index);

  /** The slower of two parts of one run, where a part without a success has none. */
  public static @Nullable SlowestRequest of(
      @Nullable SlowestRequest left, @Nullable SlowestRequest right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return FIRST.compare(left, right) <= 0 ? left : right;
  }
}
