package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.ConfigProblems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds misspelt keys, which would otherwise do nothing in silence. */
final class UnknownKeys {
  private static final String PREFIX = "loadline.";
  private static final List<String> KNOWN = known();

  private UnknownKeys() {}

  static void check(GateConfig.Sources outside, ConfigProblems problems) {
    checkKeys(outside.systemProperties(), "system property", problems);
    checkKeys(outside.junitFile(), "junit-platform.properties", problems);
    new TreeMap<>(outside.environment())
        .forEach((name, value) -> checkVariable(name, value, problems));
  }

  private static void checkKeys(Map<String, String> all, String origin, ConfigProblems problems) {
    new TreeMap<>(all)
        .forEach(
            (key, value) -> {
              if (key.startsWith(EndpointKeys.PREFIX)) {
                EndpointKeys.check(key, subject(key, value), origin, problems);
              } else if (key.startsWith(PREFIX) && !KNOWN.contains(key)) {
                problems.add(subject(key, value), origin, "there is no such key", meant(key));
              }
            });
  }

  /** Other tools may own variables of this prefix, so only what is nearly ours is an error. */
  private static void checkVariable(String name, String value, ConfigProblems problems) {
    List<String> names = KNOWN.stream().map(SettingSources::environmentName).toList();
    if (!name.startsWith("LOADLINE_") || names.contains(name)) {
      return;
    }
    int edits = Math.max(1, Math.min(2, (name.length() - PREFIX.length()) / 3));
    CloseMatch.of(name, names, edits)
        .ifPresent(
            close ->
                problems.add(
                    subject(name, value),
                    "environment variable",
                    "there is no such key",
                    CloseMatch.question(close)));
  }

  private static String subject(String key, String value) {
    return key + " = \"" + value + "\"";
  }

  private static String meant(String key) {
    return CloseMatch.of(key, KNOWN, 2)
        .or(() -> sameEnd(key))
        .or(() -> CloseMatch.of(key, KNOWN, 3))
        .map(CloseMatch::question)
        .orElse(
            "the keys are loadline. and an attribute in lower case (loadline.latency-mean,"
                + " loadline.ready.timeout), and "
                + String.join(
                    ", ", Arrays.stream(SwitchKey.values()).map(SwitchKey::key).toList()));
  }

  /** {@code loadline.load.rate}: the annotation's name is no part of the key. */
  private static Optional<String> sameEnd(String key) {
    String end = PREFIX + key.substring(key.lastIndexOf('.') + 1);
    return CloseMatch.of(end, KNOWN, 1).filter(known -> key.lastIndexOf('.') >= PREFIX.length());
  }

  private static List<String> known() {
    List<String> keys = new ArrayList<>();
    Arrays.stream(Attribute.values()).map(Attribute::key).forEach(keys::add);
    Arrays.stream(SwitchKey.values()).map(SwitchKey::key).forEach(keys::add);
    return List.copyOf(keys);
  }
}
