package io.loadline.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How long threads of a process stood still, all together and at the most.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record PauseTimes(long sumNanos, long longestNanos) {
  /** The worse of two at one time; what nobody watched is null. */
  static @Nullable PauseTimes beside(@Nullable PauseTimes left, @Nullable PauseTimes right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return new PauseTimes(
        Math.max(left.sumNanos, right.sumNanos), Math.max(left.longestNanos, right.longestNanos));
  }

  /** The sum of two sums and the longer of two pauses; what nobody watched is null. */
  static @Nullable PauseTimes of(@Nullable PauseTimes left, @Nullable PauseTimes right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return new PauseTimes(
        left.sumNanos + right.sumNanos, Math.max(left.longestNanos, right.longestNanos));
  }
}
