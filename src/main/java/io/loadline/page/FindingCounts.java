package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many requests stand behind an objective that does not hold, and how many it asks for.
 *
 * @param slices of the endpoint that it is of
 * @param root of that endpoint
 */
record FindingCounts(
    ObjectiveFigures objective, MetricName metric, TimeSlices slices, JsonTree root) {
  /** Empty where nothing can be counted. */
  String text() {
    if (metric.isLatency()) {
      return slow();
    }
    if (objective.observed().isEmpty() || objective.samples() == 0) {
      return "";
    }
    if (metric.isErrors()) {
      return failed();
    }
    if (metric.isGoodput()) {
      return good();
    }
    return metric.isThroughput() ? succeeded() : "";
  }

  private String slow() {
    long beyond = 0;
    long requests = 0;
    for (TimeSlice each : slices.all()) {
      beyond += each.counts().exceedances().getOrDefault(objective.limit(), 0L);
      requests += each.counts().requests();
    }
    if (beyond == 0) {
      return "";
    }
    String limit = ObjectiveText.limitValue(objective);
    return of(beyond, requests)
        + " took longer than "
        + limit
        + " or failed"
        + (metric.rank() == 0
            ? "."
            : "; at most " + FigureText.count(metric.allowed(requests)) + " may.");
  }

  private String failed() {
    double factor = metric.isErrorCount() ? 1 : objective.samples();
    String limit = FigureText.count(whole(objective.limit(), factor, RoundingMode.FLOOR));
    return of(counted(factor), objective.samples())
        + " failed; "
        + (objective.upper() ? "at most " + limit + " may." : "at least " + limit + " must.");
  }

  private String good() {
    long samples = objective.samples();
    long needed = whole(objective.limit(), (double) samples, RoundingMode.CEILING);
    String text = of(counted((double) samples), samples) + " were good";
    text += objective.upper() ? "." : "; at least " + FigureText.count(needed) + " are needed.";
    return (text + " " + GoodputText.meaning(root)).strip();
  }

  private String succeeded() {
    double elapsed = root.figure("elapsed_s").orElse(0);
    if (elapsed <= 0 || objective.upper()) {
      return "";
    }
    long needed = whole(objective.limit(), elapsed, RoundingMode.CEILING);
    return FigureText.count(counted(elapsed), "request")
        + " succeeded in "
        + FigureText.seconds(elapsed)
        + "; at least "
        + FigureText.count(needed)
        + " are needed.";
  }

  private static String of(long some, long all) {
    return FigureText.count(some) + " of " + FigureText.count(all, "request");
  }

  private long counted(double factor) {
    return Math.round(objective.observed().orElse(0) * factor);
  }

  private static long whole(double limit, double factor, RoundingMode mode) {
    return BigDecimal.valueOf(limit)
        .multiply(BigDecimal.valueOf(factor))
        .setScale(0, mode)
        .longValue();
  }
}
