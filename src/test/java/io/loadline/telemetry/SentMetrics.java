package io.loadline.telemetry;

import io.loadline.testkit.OtlpCollector;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a collector was sent, as those who query it see it. */
final class SentMetrics {
  private final ResourceMetrics all;

  SentMetrics(ResourceMetrics all) {
    this.all = all;
  }

  List<String> names() {
    return metrics().stream().map(Metric::getName).toList();
  }

  List<Metric> metrics() {
    return all.getScopeMetrics(0).getMetricsList();
  }

  Metric metric(String name) {
    return metrics().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + names()));
  }

  /** The only histogram of a name. */
  ExponentialHistogramDataPoint times(String name) {
    List<ExponentialHistogramDataPoint> points =
        metric(name).getExponentialHistogram().getDataPointsList();
    if (points.size() != 1) {
      throw new AssertionError(points.size() + " points of " + name);
    }
    return points.get(0);
  }

  /** The histogram of a name whose attribute has a value; of an empty one, that without it. */
  ExponentialHistogramDataPoint times(String name, String attribute, String value) {
    List<ExponentialHistogramDataPoint> points =
        metric(name).getExponentialHistogram().getDataPointsList().stream()
            .filter(
                each ->
                    OtlpCollector.attributes(each.getAttributesList())
                        .getOrDefault(attribute, "")
                        .equals(value))
            .toList();
    if (points.size() != 1) {
      throw new AssertionError(points.size() + " points of " + name + " with " + value);
    }
    return points.get(0);
  }

  /** How many times each histogram of a name has, by the value of one attribute. */
  Map<String, Long> counts(String name, String attribute) {
    Map<String, Long> counts = new TreeMap<>();
    metric(name)
        .getExponentialHistogram()
        .getDataPointsList()
        .forEach(
            each ->
                counts.put(
                    OtlpCollector.attributes(each.getAttributesList()).getOrDefault(attribute, ""),
                    each.getCount()));
    return counts;
  }

  /** Those of the only histogram of a name. */
  Map<String, String> attributes(String name) {
    return OtlpCollector.attributes(times(name).getAttributesList());
  }

  /** By the value of one attribute; empty where the points have none. */
  Map<String, Double> figures(String name, String attribute) {
    Metric metric = metric(name);
    List<NumberDataPoint> points =
        metric.hasSum()
            ? metric.getSum().getDataPointsList()
            : metric.getGauge().getDataPointsList();
    Map<String, Double> figures = new TreeMap<>();
    for (NumberDataPoint each : points) {
      String value = OtlpCollector.attributes(each.getAttributesList()).getOrDefault(attribute, "");
      figures.put(value, metric.hasSum() ? (double) each.getAsInt() : each.getAsDouble());
    }
    return figures;
  }

  /** The bounds of the bucket in which the time of a rank lies, in s. */
  static double[] bucketAt(ExponentialHistogramDataPoint times, long rank) {
    long below = times.getZeroCount();
    List<Long> counts = times.getPositive().getBucketCountsList();
    for (int i = 0; i < counts.size(); i++) {
      below += counts.get(i);
      if (below >= rank) {
        int index = times.getPositive().getOffset() + i;
        return new double[] {bound(times, index), bound(times, index + 1)};
      }
    }
    throw new AssertionError("no rank " + rank + " among " + below);
  }

  private static double bound(ExponentialHistogramDataPoint times, int index) {
    return Math.pow(2, Math.scalb((double) index, -times.getScale()));
  }
}
