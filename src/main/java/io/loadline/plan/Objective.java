package io.loadline.plan;

import io.loadline.text.PlainNumber;
import org.apiguardian.api.API;

/**
 * A limit on a metric.
 *
 * @param limit in the metric's unit: milliseconds, a count, a ratio 0..1 or requests per second
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Objective(Metric metric, Bound bound, double limit) {
  /** The same limit on what is measured of a target. */
  public Objective over(Target target) {
    return new Objective(metric.over(target), bound, limit);
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
