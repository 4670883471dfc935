package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.util.OptionalDouble;

/**
 * What the load generator tells of itself: whether it can be the reason for a figure. The bounds
 * are those of docs/verdicts.md.
 *
 * @param lag ms, the highest p99 of all addresses; empty where it is not known
 * @param disturbed that its health, or the lag of one interval, shows a disturbance
 * @param tightest ms, the lowest limit on a time, or the timeout where there is none
 */
record GeneratorFigures(OptionalDouble lag, boolean disturbed, double tightest) {
  private static final double LAG = 0.05;
  private static final double PAUSE = 0.1;
  private static final double BUSY = 0.9;
  private static final double STEAL = 0.02;

  static GeneratorFigures of(ResultDocument result, ObjectiveSet objectives) {
    double tightest = tightest(result, objectives);
    OptionalDouble lag = OptionalDouble.empty();
    boolean disturbed = false;
    for (ResultDocument each : result.measured()) {
      JsonTree root = each.root();
      OptionalDouble own = root.figure("lag", "p99");
      if (own.isPresent() && own.getAsDouble() >= lag.orElse(0)) {
        lag = own;
      }
      disturbed |= isDisturbed(root.at("health"), bound(PAUSE, tightest));
      for (JsonTree interval : root.list("intervals")) {
        disturbed |= interval.figure("lag", "p99").orElse(0) > bound(LAG, tightest);
      }
    }
    return new GeneratorFigures(lag, disturbed, tightest);
  }

  private static double tightest(ResultDocument result, ObjectiveSet objectives) {
    double tightest = Double.MAX_VALUE;
    for (ObjectiveFigures each : objectives.on(MetricName::isTime)) {
      tightest = each.upper() ? Math.min(tightest, each.limit()) : tightest;
    }
    for (ResultDocument each : result.measured()) {
      for (double limit : GoodputText.limits(each.root()).values()) {
        tightest = Math.min(tightest, limit);
      }
    }
    return tightest == Double.MAX_VALUE ? objectives.timeoutSeconds() * 1e3 : tightest;
  }

  private static double bound(double share, double tightest) {
    return Math.max(1, share * tightest);
  }

  private static boolean isDisturbed(JsonTree health, double bound) {
    return health.figure("throttled_ms").orElse(0) > 0
        || health.figure("steal").orElse(0) > STEAL
        || health.figure("busy").orElse(0) > BUSY
        || health.figure("longestPause_ms").orElse(0) > bound;
  }

  /** That nothing known of it can be the reason for a figure. */
  boolean keptTime() {
    return lag.isPresent() && !wasLate() && !disturbed;
  }

  boolean wasLate() {
    return lag.orElse(0) > bound(LAG, tightest);
  }
}
