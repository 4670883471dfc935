package io.loadline.report;

import io.loadline.plan.Metric;

/**
 * One endpoint of a finished run with several.
 *
 * @param weight by which it had its share of the load
 * @param report its name is that of the endpoint
 */
public record EndpointReport(int weight, Report report) {
  String name() {
    return report.name();
  }

  /** By Iter8's name for a metric of one endpoint: {@code http-iris/latency-mean}. */
  String metric(Metric metric) {
    return qualified(metric.id());
  }

  /** A key of its own among those of all endpoints. */
  String key(String own) {
    return own.contains("/") ? qualified(own) : name() + "/" + own;
  }

  private String qualified(String id) {
    return id.replaceFirst("^(http|grpc)/", "$1-" + name() + "/");
  }
}
