package io.loadline.config.setting;

import java.util.List;
import java.util.Map;

/**
 * What one annotation, or the fluent API, sets.
 *
 * @param distance 0 is nearest; of two values of one attribute the smaller distance wins, and at
 *     the same distance they are an error
 * @param origin for people: {@code @Slo on method iris_keeps_its_promise()}
 * @param values only what is set, as written; numbers in plain decimal notation. A single value is
 *     a list of one
 * @param ofEndpoint whether it is that of one endpoint, which its origin names
 */
public record SettingSource(
    int distance, String origin, Map<Attribute, List<String>> values, boolean ofEndpoint) {
  public SettingSource {
    values = Map.copyOf(values);
  }

  /** A level of a whole test. */
  public SettingSource(int distance, String origin, Map<Attribute, List<String>> values) {
    this(distance, origin, values, false);
  }
}
