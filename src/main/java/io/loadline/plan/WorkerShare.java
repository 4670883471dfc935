package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * The part of a load that one of several workers drives. The parts of all workers together are the
 * load of the plan: each arrival, user and request belongs to exactly one of them.
 *
 * @param index 0 to {@code count - 1}
 * @param count how many workers there are; at least 1
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record WorkerShare(int index, int count) {
  /** Of an only worker. */
  public static final WorkerShare ALL = new WorkerShare(0, 1);

  /** Schedules draw their gaps from the plan's seed by the same function. */
  private static final long SALT = 0x6C62272E07BB0142L;

  public WorkerShare {
    if (count < 1) {
      throw new IllegalArgumentException("workers must be >= 1, not " + count);
    }
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "there is no worker " + index + " of " + count + "; the first is 0");
    }
  }

  /** How many of {@code total} are this worker's, where all get as many, or one more or less. */
  public long of(long total) {
    return total / count + (index < total % count ? 1 : 0);
  }

  /** As {@link #of(long)}. */
  public int of(int total) {
    return (int) of((long) total);
  }

  /** Whether a number is this worker's, where workers take turns. */
  public boolean hasTurn(long number) {
    return number % count == index;
  }

  /** The number, in the whole, of what this worker takes as its {@code own}-th, from 0, in turn. */
  public long turn(long own) {
    return own * count + index;
  }

  /**
   * Whether a number is this worker's, where each is drawn by itself: what is left of a Poisson
   * process is one, too. Depends on seed and number alone, so that each has exactly one worker.
   */
  public boolean draws(long seed, long number) {
    if (count == 1) {
      return true;
    }
    long stream = SplitMix64.mix(seed ^ SALT);
    long drawn = SplitMix64.mix(stream + (number + 1) * SplitMix64.GOLDEN_GAMMA);
    return ((drawn >>> 32) * count) >>> 32 == index;
  }
}
