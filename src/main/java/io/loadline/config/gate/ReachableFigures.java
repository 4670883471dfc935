package io.loadline.config.gate;

import io.loadline.config.setting.ConfigProblems;
import io.loadline.plan.Bound;
import io.loadline.plan.MeanLoad;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.text.PlainNumber;
import java.util.List;

/**
 * Reports lower limits that no service could reach, since the load does not offer so much: more
 * requests, or more a second, than are planned on average. What a seed draws has no say in it.
 */
final class ReachableFigures {
  private static final double ROUNDING = 1 + 1e-9;

  private ReachableFigures() {}

  static void check(
      List<StatedObjective> promises,
      Workload workload,
      PhaseLength extent,
      ConfigProblems problems) {
    MeanLoad mean = MeanLoad.of(workload, extent).orElse(null);
    for (StatedObjective promise : promises) {
      double limit = promise.objective().limit();
      Metric.Kind kind = promise.objective().metric().kind();
      if (promise.objective().bound() != Bound.LOWER) {
        continue;
      }
      if (kind == Metric.Kind.THROUGHPUT && mean != null) {
        refuse(promise, limit, mean.perSecond(), " requests a second on average", problems);
      } else if (kind == Metric.Kind.REQUEST_COUNT
          && extent instanceof PhaseLength.Requests counted) {
        refuse(promise, limit, (double) counted.count(), " requests", problems);
      } else if (kind == Metric.Kind.REQUEST_COUNT && mean != null) {
        refuse(promise, limit, Math.ceil(mean.requests()), " requests on average", problems);
      }
    }
  }

  private static void refuse(
      StatedObjective promise, double limit, double offered, String what, ConfigProblems problems) {
    if (limit > offered * ROUNDING) {
      problems.add(
          promise.setting(),
          promise.element(),
          "cannot be reached: the load offers " + PlainNumber.text(rounded(offered)) + what,
          "lower the limit, or plan more load");
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
