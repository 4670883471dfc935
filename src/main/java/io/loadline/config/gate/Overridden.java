package io.loadline.config.gate;

/**
 * A value from outside that replaced one of the code.
 *
 * @param key {@code loadline.latency-mean}
 * @param from what would hold without it, a default included; secrets masked
 * @param to what holds now; secrets masked
 * @param source {@code system property}, {@code environment variable LOADLINE_LATENCY_MEAN} or
 *     {@code JUnit configuration parameter}
 * @param loosens true when an objective became weaker by it
 */
public record Overridden(String key, String from, String to, String source, boolean loosens) {
  Overridden withKey(String other) {
    return new Overridden(other, from, to, source, loosens);
  }
}
