package io.loadline.plan;

import io.loadline.text.PlainNumber;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A limit on a metric.
 *
 * @param limit in the metric's unit: milliseconds, a count, a ratio 0..1 or requests per second
 * @param confidence how sure a verdict must be, between 0 and 1; null where the figure that was
 *     measured decides
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Objective(Metric metric, Bound bound, double limit, @Nullable Double confidence) {
  /** A limit that the measured figure decides. */
  public Objective(Metric metric, Bound bound, double limit) {
    this(metric, bound, limit, null);
  }

  /** The same limit, for a verdict that is so sure. */
  public Objective at(double sure) {
    return new Objective(metric, bound, limit, sure);
  }

  /** The same limit on what is measured of a target. */
  public Objective over(Target target) {
    return new Objective(metric.over(target), bound, limit, confidence);
  }

  /**
   * Whether there is a method that tells between what its figure lies: percentiles and the mean of
   * responses, and the ratio of errors.
   */
  public boolean hasInterval() {
    return switch (metric.kind()) {
      case LATENCY_MEAN, ERROR_RATE, LATENCY_PERCENTILE -> true;
      default -> false;
    };
  }

  /**
   * Whether there is a method by which the verdict on it can be sure: upper limits on figures that
   * have an interval.
   */
  public boolean takesConfidence() {
    boolean certain = metric.kind() == Metric.Kind.ERROR_RATE && (limit <= 0 || limit >= 1);
    return bound == Bound.UPPER && hasInterval() && !certain;
  }

  /** Whether a verdict on it must be sure, and can be. */
  public boolean isSure() {
    return confidence != null && takesConfidence();
  }

  /** Whether a part of a run can decide it, however often it is looked at. */
  public boolean isDecidedByPart() {
    return confidence != null && metric.kind() != Metric.Kind.LATENCY_MEAN;
  }

  /** On one line: {@code http/latency-p99 <= 300}. */
  public String text() {
    return metric.id() + " " + bound.sign() + " " + PlainNumber.text(limit);
  }

  /** The limit as nanoseconds, for a latency metric. */
  public long limitNanos() {
    return Math.round(limit * 1e6);
  }
}
