package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * How much larger a figure may be than that of earlier runs, or of another target.
 *
 * @param metric a time
 * @param by above 0: 0.1 for 10 %
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record FigureMargin(Metric metric, double by) {
  /** Its name without that of a protocol, by which files of all runs hold it: latency-p99. */
  public String figure() {
    return key(metric);
  }

  /** As {@link #figure()}, of any metric. */
  public static String key(Metric metric) {
    return new Metric(metric.kind(), metric.percentile(), MetricNaming.HTTP)
        .id()
        .replaceFirst("^http/", "");
  }
}
