package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;

/** Objectives in short. */
final class Limits {
  static final Objective NO_ERRORS = atMost("http/error-count", 0);

  private Limits() {}

  static Objective atMost(String metric, double limit) {
    return new Objective(Metric.parse(metric).orElseThrow(), Bound.UPPER, limit);
  }

  static Objective atLeast(String metric, double limit) {
    return new Objective(Metric.parse(metric).orElseThrow(), Bound.LOWER, limit);
  }
}
