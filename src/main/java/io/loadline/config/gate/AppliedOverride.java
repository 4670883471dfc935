package io.loadline.config.gate;

import io.loadline.plan.Metric;
import java.util.Optional;

/**
 * A value from outside that replaced one of the code.
 *
 * @param key {@code loadline.latency-mean}
 * @param from what would hold without it, a default included; secrets masked
 * @param to what holds now; secrets masked
 * @param source {@code system property}, {@code environment variable LOADLINE_LATENCY_MEAN} or
 *     {@code JUnit configuration parameter}
 * @param loosens true when an objective became weaker by it
 * @param metric that the value limits; empty for what is no objective, or a list of them
 */
public record AppliedOverride(
    String key, String from, String to, String source, boolean loosens, Optional<Metric> metric) {
  AppliedOverride withKey(String other) {
    return new AppliedOverride(other, from, to, source, loosens, metric);
  }
}
