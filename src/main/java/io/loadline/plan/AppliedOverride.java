package io.loadline.plan;

import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

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
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record AppliedOverride(
    String key, String from, String to, String source, boolean loosens, Optional<Metric> metric) {
  /** The same, set by another key. */
  public AppliedOverride withKey(String other) {
    return new AppliedOverride(other, from, to, source, loosens, metric);
  }

  /** Whether it is the value of an objective on this metric. */
  public boolean isOf(Metric other) {
    return metric.filter(other::isSameAs).isPresent();
  }

  /** The key without what all keys, and those of one endpoint, begin with. */
  public String attribute() {
    return key.replaceFirst("^loadline\\.(endpoint\\.[^.]+\\.)?", "");
  }

  /** The source with its key: an environment variable names itself already. */
  public String fullSource() {
    return source.toLowerCase(Locale.ROOT).startsWith("environment") ? source : source + " " + key;
  }
}
