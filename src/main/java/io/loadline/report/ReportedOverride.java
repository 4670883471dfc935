package io.loadline.report;

import io.loadline.plan.Metric;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value from outside that replaced one of the code.
 *
 * @param key {@code loadline.latency-mean}
 * @param from what would hold without it
 * @param to what holds now
 * @param source {@code system property}, {@code environment variable LOADLINE_LATENCY_MEAN} or
 *     {@code JUnit configuration parameter}
 * @param loosens true when an objective became weaker by it
 * @param metric that the value limits; null for what is no objective, or a list of them
 */
public record ReportedOverride(
    String key, String from, String to, String source, boolean loosens, @Nullable Metric metric) {
  /** Whether it is the value of an objective on this metric. */
  boolean isOf(Metric other) {
    return metric != null && metric.isSameAs(other);
  }

  String attribute() {
    return key.replaceFirst("^loadline\\.(endpoint\\.[^.]+\\.)?", "");
  }

  /** The source with its key: an environment variable names itself already. */
  String fullSource() {
    return source.toLowerCase(Locale.ROOT).startsWith("environment") ? source : source + " " + key;
  }
}
