package io.loadline.plan;

import io.loadline.text.PlainNumber;
import java.util.stream.Stream;
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
   * responses, and the ratio of errors; of streams where a verdict must be sure, since what it
   * takes is recorded then alone.
   */
  public boolean hasInterval() {
    return switch (metric.kind()) {
      case LATENCY_MEAN, ERROR_RATE, LATENCY_PERCENTILE -> true;
      default -> isSure();
    };
  }

  /**
   * Whether there is a method by which the verdict on it can be sure: upper limits on percentiles
   * and means of times of our own clock and on the ratio of errors, and lower ones on goodput.
   */
  public boolean takesConfidence() {
    Metric.Kind kind = metric.kind();
    return switch (kind) {
      case GOODPUT -> bound == Bound.LOWER && limit < 1;
      case ERROR_RATE -> bound == Bound.UPPER && limit > 0 && limit < 1;
      default ->
          bound == Bound.UPPER && (kind.isMean() || kind.isPercentile()) && !kind.isOfServer();
    };
  }

  /** Whether a verdict on it must be sure, and can be. */
  public boolean isSure() {
    return confidence != null && takesConfidence();
  }

  /**
   * Whether a part of a run can decide it, however often it is looked at: looks are at whole
   * requests, and none has a sure mean.
   */
  public boolean isDecidedByPart() {
    return isSure()
        && (metric.kind() == Metric.Kind.LATENCY_PERCENTILE
            || metric.kind() == Metric.Kind.ERROR_RATE);
  }

  /**
   * Of all attempts, or of gaps between tokens, how many may be beyond the limit, 0 to 1; means
   * excepted.
   */
  public double allowedShare() {
    return switch (metric.kind()) {
      case GOODPUT -> 1 - limit;
      case ERROR_RATE -> limit;
      default -> 1 - metric.percentile() / 100;
    };
  }

  /** As {@link LoadPlan#sureSpans}, of one limit. */
  Stream<TimedSpan> sureSpans(GoodputLimits limits) {
    Metric.Kind kind = metric.kind();
    if (confidence == null || !kind.isOfStreams()) {
      return Stream.empty();
    }
    return kind == Metric.Kind.GOODPUT ? limits.streamSpans().stream() : Stream.of(kind.subject());
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
