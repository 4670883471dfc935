package io.loadline.document;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.measure.HistogramFormat;
import io.loadline.result.Interval;
import io.loadline.text.TimeText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An interval of result.json, as limits are compared with it.
 *
 * @param start s from the start of the measurement
 * @param end s, of the last one where the measurement ended
 */
record IntervalFigures(JsonTree interval, double start, double end) {
  private static final double NANOS_PER_MILLI = 1e6;

  static List<IntervalFigures> of(JsonTree result) {
    double elapsed = result.figure("elapsed_s").orElse(Double.MAX_VALUE);
    List<IntervalFigures> all = new ArrayList<>();
    for (JsonTree each : result.list("intervals")) {
      double start = each.figure("start_s").orElse(0);
      double end = start + each.figure("length_s").orElse(1);
      all.add(new IntervalFigures(each, start, start < elapsed ? Math.min(end, elapsed) : end));
    }
    return all;
  }

  /** {@code second}, or how much time is in it: {@code 4 s}. */
  String length() {
    return end - start == 1 ? "second" : TimeText.seconds(end - start);
  }

  /** Whether it breaks an objective by itself; of a goodput it tells the errors alone. */
  boolean breaks(ObjectiveFigures objective, MetricName metric) {
    if (metric.isGoodput() && !objective.upper()) {
      return errors() > 0;
    }
    if (metric.isErrors()) {
      return errors() > 0 && (metric.isErrorCount() || errors() > objective.limit() * requests());
    }
    if (metric.isThroughput() && !objective.upper()) {
      return perSecond() < objective.limit();
    }
    if (!objective.upper()) {
      return false;
    }
    return metric.isLatency()
        ? breaksLatency(metric, objective.limit())
        : metric.isFirst() && time(metric).orElse(0) > objective.limit();
  }

  private boolean breaksLatency(MetricName metric, double limit) {
    for (JsonTree each : interval.list("exceedances")) {
      if (metric.rank() > 0 && each.figure("limit").orElse(0) == limit) {
        return each.number(0, "count") > metric.allowed(requests());
      }
    }
    return time(metric).orElse(0) > limit;
  }

  /** The larger, the worse; for the metrics of {@link #breaks}. */
  double badness(MetricName metric) {
    if (metric.isErrors() || metric.isGoodput()) {
      return errors();
    }
    return metric.isTime() ? time(metric).orElse(0) : -perSecond();
  }

  private long errors() {
    return interval.number(0, "errors");
  }

  private long requests() {
    return interval.number(0, "successes") + errors();
  }

  /** Requests that succeeded. */
  private double perSecond() {
    return end <= start ? 0 : interval.number(0, "successes") / (end - start);
  }

  /** What the metric is in it, in ms; empty where that is not known. */
  private OptionalDouble time(MetricName metric) {
    JsonTree times = times(metric);
    if (times.number(0, "count") == 0) {
      return OptionalDouble.empty();
    }
    if (metric.percentile() == 0) {
      return metric.figure().equals("mean") || metric.figure().equals("max")
          ? times.figure(metric.figure())
          : OptionalDouble.empty();
    }
    Interval.@Nullable Histogram counts = histogram(metric);
    return counts == null ? OptionalDouble.empty() : time(counts, metric, times.figure("max"));
  }

  /** A histogram may tell more than the longest time of all, since its buckets are ranges. */
  private static OptionalDouble time(
      Interval.Histogram counts, MetricName metric, OptionalDouble most) {
    double millis = counts.percentile(metric.percentile()) / NANOS_PER_MILLI;
    return OptionalDouble.of(Math.min(millis, most.orElse(millis)));
  }

  /**
   * What the metric is in several of them together, of the requests that succeeded; empty where
   * that is not known.
   */
  static OptionalDouble time(List<IntervalFigures> intervals, MetricName metric) {
    double most = 0;
    Interval.@Nullable Histogram sum = null;
    for (IntervalFigures each : intervals) {
      JsonTree times = each.times(metric);
      if (times.number(0, "count") > 0) {
        most = Math.max(most, times.figure("max").orElse(0));
        Interval.@Nullable Histogram own = each.histogram(metric);
        if (own == null && metric.percentile() > 0) {
          return OptionalDouble.empty();
        }
        sum = sum == null || own == null ? own : sum.plus(own);
      }
    }
    if (metric.figure().equals("max")) {
      return OptionalDouble.of(most);
    }
    return sum == null || metric.percentile() == 0
        ? OptionalDouble.empty()
        : time(sum, metric, OptionalDouble.of(most));
  }

  private JsonTree times(MetricName metric) {
    if (!metric.isFirst()) {
      return interval.at("response");
    }
    return isOfTokens() ? interval.at("tokens", "ttft") : interval.at("messages", "first");
  }

  private boolean isOfTokens() {
    return interval.isPresent("tokens");
  }

  /** Null where there is none, or none that can be read, as of a file that somebody shortened. */
  private Interval.@Nullable Histogram histogram(MetricName metric) {
    String first =
        isOfTokens()
            ? interval.text("tokens", "ttftHistogram")
            : interval.text("messages", "firstHistogram");
    String encoded = metric.isFirst() ? first : interval.text("histogram");
    try {
      return encoded.isEmpty()
          ? null
          : HistogramFormat.histogram(Base64.getDecoder().decode(encoded));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
