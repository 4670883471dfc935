package io.loadline.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How an endpoint takes turns with another one that it is compared with. The measurement is cut
 * into pairs of slices of equal length, one for each side in an order that is drawn pair by pair;
 * what disturbs both for a while then disturbs both alike.
 *
 * @param length of a slice; whole seconds, since what was measured is kept second by second
 * @param settling of that, at the start of each slice: driven, and not compared, since the other
 *     side may have left something behind; whole seconds, less than {@code length}
 * @param seed of the order, the same for both sides
 * @param figures what is compared, in the order in which it is told; never empty
 * @param by how far what was not asked for may differ before the two do not do the same: 0.1 for 10
 *     %; more than 0
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record SlicePlan(
    Duration length, Duration settling, long seed, Side side, List<Figure> figures, double by) {
  private static final long SECOND = 1_000_000_000L;

  /** Others draw from the test's seed as well. */
  private static final long SALT = 0x2545F4914F6CDD1DL;

  /** Which of the two an endpoint is. */
  public enum Side {
    /** What the other one is held against. */
    BASELINE,
    /** What must not be worse. */
    CANDIDATE
  }

  /**
   * A figure that is compared.
   *
   * @param by how much larger it may be: 0.1 for 10 %; more than 0
   */
  public record Figure(Metric metric, double by) {
    public Figure {
      if (!(by > 0) || Double.isInfinite(by)) {
        throw new IllegalArgumentException(metric + " may not be larger by " + by);
      }
    }
  }

  public SlicePlan {
    figures = List.copyOf(figures);
    boolean whole = length.toNanos() % SECOND == 0 && settling.toNanos() % SECOND == 0;
    if (!whole || settling.isNegative() || length.compareTo(settling) <= 0) {
      throw new IllegalArgumentException(
          "slices of " + length + ", of which " + settling + " to settle, are not whole seconds");
    }
  }

  /** That of a load; empty where its requests are due all the time. */
  public static Optional<SlicePlan> of(LoadPlan plan) {
    return plan.workload() instanceof Workload.Open open
        ? Optional.ofNullable(open.slices())
        : Optional.empty();
  }

  /** How many whole pairs of slices there are in so much time. */
  public long pairs(Duration measurement) {
    return measurement.dividedBy(length.multipliedBy(2));
  }

  /** Whether this side has the first slice of a pair. */
  public boolean isFirst(long pair) {
    long drawn = SplitMix64.mix((seed ^ SALT) + (pair + 1) * SplitMix64.GOLDEN_GAMMA);
    return (drawn < 0) == (side == Side.BASELINE);
  }

  /** Where the own slice of a pair begins, in ns from the start of the measurement. */
  public long start(long pair) {
    long nanos = length.toNanos();
    return pair * 2 * nanos + (isFirst(pair) ? 0 : nanos);
  }

  /**
   * When something is due, in ns from the start of the measurement.
   *
   * @param own when it is due in the time of this side's own slices alone, from 0
   */
  public long place(long own) {
    long nanos = length.toNanos();
    return start(own / nanos) + own % nanos;
  }

  /** Whether what is due at a moment, in ns from the start of the measurement, is compared. */
  public boolean isCompared(long offset) {
    long since = offset - start(pair(offset));
    return since >= settling.toNanos() && since < length.toNanos();
  }

  /** The pair of slices, from 0, of a moment in ns from the start of the measurement. */
  public long pair(long offset) {
    return offset / (2 * length.toNanos());
  }

  /** How much of a pair is compared on each side, in s. */
  public long comparedSeconds() {
    return length.minus(settling).toNanos() / SECOND;
  }
}
