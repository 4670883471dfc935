package io.loadline.page;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Whether a slice by itself breaks an objective: that is when it happened. */
final class BrokenSlice {
  private BrokenSlice() {}

  /** False where a slice does not tell; of a goodput it tells the errors alone. */
  static boolean isBroken(ObjectiveFigures objective, TimeSlice slice) {
    MetricName metric = MetricName.of(objective.metric());
    if (metric.isGoodput() && !objective.upper()) {
      return slice.counts().errors() > 0;
    }
    if (metric.isErrors()) {
      return slice.counts().errors() > 0
          && (metric.isErrorCount()
              || slice.counts().errors() > objective.limit() * slice.counts().requests());
    }
    if (metric.isThroughput() && !objective.upper()) {
      return slice.perSecond(slice.counts().successes()) < objective.limit();
    }
    if (!objective.upper()) {
      return false;
    }
    return metric.isLatency()
        ? isLatencyBroken(metric, objective.limit(), slice)
        : metric.isFirst() && isOver(figure(metric, slice.first()), objective.limit());
  }

  private static boolean isLatencyBroken(MetricName metric, double limit, TimeSlice slice) {
    boolean highest = metric.figure().equals("max");
    double percentile = highest ? 100 : metric.percentile();
    @Nullable Long beyond = slice.counts().exceedances().get(limit);
    if (percentile == 0 || beyond == null) {
      return isOver(figure(metric, slice.response()), limit);
    }
    return beyond > allowed(percentile, slice.counts().requests());
  }

  /** How many of so many requests may be beyond the limit of a percentile. */
  static long allowed(double percentile, long requests) {
    BigDecimal rank =
        BigDecimal.valueOf(percentile).multiply(BigDecimal.valueOf(requests)).movePointLeft(2);
    return requests - rank.setScale(0, RoundingMode.CEILING).longValue();
  }

  private static boolean isOver(OptionalDouble figure, double limit) {
    return figure.isPresent() && figure.getAsDouble() > limit;
  }

  /** What the metric is in a slice. */
  static OptionalDouble figure(MetricName metric, SliceTimes times) {
    return switch (metric.figure()) {
      case "mean" -> times.mean();
      case "max" -> times.max();
      default ->
          metric.percentile() > 0 ? times.percentile(metric.percentile()) : OptionalDouble.empty();
    };
  }
}
