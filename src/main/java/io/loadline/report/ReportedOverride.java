package io.loadline.report;

import io.loadline.plan.Metric;
import java.util.Locale;

/**
 * A value from outside that replaced one of the code.
 *
 * @param key {@code loadline.latency-mean}
 * @param from what would hold without it
 * @param to what holds now
 * @param source {@code system property}, {@code environment variable LOADLINE_LATENCY_MEAN} or
 *     {@code JUnit configuration parameter}
 * @param loosens true when an objective became weaker by it
 */
public record ReportedOverride(String key, String from, String to, String source, boolean loosens) {
  /** Whether the key is that of an objective on this metric. */
  boolean isOf(Metric metric) {
    return Metric.parse(metric()).filter(own -> own.isSameAs(metric)).isPresent();
  }

  /** The metric's id when the key is that of an objective; else a name that no metric has. */
  private String metric() {
    String attribute = attribute();
    return "http/"
        + switch (attribute) {
          case "errors" -> "error-count";
          case "error-ratio" -> "error-rate";
          case "latency-p999" -> "latency-p99.9";
          default -> attribute;
        };
  }

  String attribute() {
    return key.replaceFirst("^loadline\\.(endpoint\\.[^.]+\\.)?", "");
  }

  /** The source with its key: an environment variable names itself already. */
  String fullSource() {
    return source.toLowerCase(Locale.ROOT).startsWith("environment") ? source : source + " " + key;
  }
}
