package io.loadline.config.gate;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up what is set from outside: system property, environment, JUnit, in this order. */
final class SettingSources {
  private final GateConfig.Sources outside;
  private final String endpoint;

  SettingSources(GateConfig.Sources outside) {
    this(outside, "");
  }

  /** Where the keys of one endpoint come before those of all. */
  SettingSources(GateConfig.Sources outside, String endpoint) {
    this.outside = outside;
    this.endpoint = endpoint;
  }

  /**
   * A value and where it was found.
   *
   * @param source {@code system property}, {@code environment variable ..}, or JUnit's parameter
   * @param origin the source with its key
   */
  record Found(String value, String source, String origin) {}

  /** The first that is set; an empty value counts as not set, as CI systems leave them behind. */
  Optional<Found> find(String key) {
    return EndpointKeys.own(endpoint, key).flatMap(this::plain).or(() -> plain(key));
  }

  private Optional<Found> plain(String key) {
    return property(key).or(() -> environment(key)).or(() -> junit(key));
  }

  /** The name under which the environment holds a key. */
  static String environmentName(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private Optional<Found> property(String key) {
    return filled(outside.systemProperties().get(key))
        .map(value -> new Found(value, "system property", "system property " + key));
  }

  private Optional<Found> environment(String key) {
    return variable(key).or(() -> variable(environmentName(key)));
  }

  /** An environment variable that is none of ours. */
  Optional<String> variableOfOthers(String name) {
    return filled(outside.environment().get(name));
  }

  private Optional<Found> variable(String name) {
    String source = "environment variable " + name;
    return filled(outside.environment().get(name)).map(value -> new Found(value, source, source));
  }

  private Optional<Found> junit(String key) {
    String source = "JUnit configuration parameter";
    return outside
        .junit()
        .apply(key)
        .filter(value -> !value.isBlank())
        .map(value -> new Found(value, source, source + " " + key));
  }

  private static Optional<String> filled(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
