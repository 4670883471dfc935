package io.loadline.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How the load generator and its machine fared for a while. A figure that this system does not give
 * is null, never zero.
 *
 * @param busy share of its time, 0..1, that the busiest loop had something to do; waiting and
 *     polling in vain are not counted
 * @param cpu share, 0..1, of the processor time this process may use (by quota, else by processors)
 *     that it did use
 * @param busiestCpu share, 0..1, of its time that the busiest processor worked, for anyone
 * @param throttledNanos for how long the quota of a control group stood still some of its threads
 * @param stealShare share, 0..1, of the processor time that a hypervisor gave to others
 * @param pressureShare share, 0..1, of the time in which some thread of the machine waited for a
 *     processor
 * @param gcNanos spent in garbage collections
 * @param pauses that a thread with nothing to do but look at the clock saw
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Health(
    @Nullable Double busy,
    @Nullable Double cpu,
    @Nullable Double busiestCpu,
    @Nullable Long throttledNanos,
    @Nullable Double stealShare,
    @Nullable Double pressureShare,
    @Nullable Long gcNanos,
    @Nullable PauseTimes pauses) {
  /** Of two parts of one run, where one that read nothing has none. */
  static @Nullable Health of(@Nullable Health left, @Nullable Health right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return left.plus(right);
  }

  /** Of two load generators at one time, the worse in all: no request went through both. */
  public Health beside(Health other) {
    return worse(
        other,
        max(throttledNanos, other.throttledNanos),
        max(gcNanos, other.gcNanos),
        PauseTimes.beside(pauses, other.pauses));
  }

  /** The worse of two for shares and the longest pause, the sum of other times. */
  public Health plus(Health other) {
    return worse(
        other,
        sum(throttledNanos, other.throttledNanos),
        sum(gcNanos, other.gcNanos),
        PauseTimes.of(pauses, other.pauses));
  }

  /** The worse of two for shares, with the times of both. */
  private Health worse(
      Health other,
      @Nullable Long throttled,
      @Nullable Long collecting,
      @Nullable PauseTimes paused) {
    return new Health(
        max(busy, other.busy),
        max(cpu, other.cpu),
        max(busiestCpu, other.busiestCpu),
        throttled,
        max(stealShare, other.stealShare),
        max(pressureShare, other.pressureShare),
        collecting,
        paused);
  }

  /** Sum of the pauses that were seen; null when nobody looked. */
  public @Nullable Long pauseNanos() {
    return pauses == null ? null : (Long) pauses.sumNanos();
  }

  /** The longest pause that was seen; null when nobody looked. */
  public @Nullable Long longestPauseNanos() {
    return pauses == null ? null : (Long) pauses.longestNanos();
  }

  private static <T extends Comparable<T>> @Nullable T max(@Nullable T left, @Nullable T right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return left.compareTo(right) >= 0 ? left : right;
  }

  private static @Nullable Long sum(@Nullable Long left, @Nullable Long right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return left + right;
  }
}
