package io.loadline.config.gate;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where values come from that no annotation holds; the first that has a value wins.
 *
 * @param systemProperties all of the JVM's, so that misspelt {@code loadline.} keys are found
 * @param environment all of the process's
 * @param junit looks up a JUnit configuration parameter
 * @param junitFile the entries of {@code junit-platform.properties}, for misspelt keys only
 */
public record ConfigSources(
    Map<String, String> systemProperties,
    Map<String, String> environment,
    Function<String, Optional<String>> junit,
    Map<String, String> junitFile) {
  /** Nothing comes from outside: the fluent API without {@code withOverrides()}. */
  public static final ConfigSources NOTHING =
      new ConfigSources(Map.of(), Map.of(), key -> Optional.empty(), Map.of());
}
