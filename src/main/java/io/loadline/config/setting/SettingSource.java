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

  /**
   * What is set of one endpoint of a test.
   *
   * @param name as written
   * @param weight as written; empty when it is not set
   * @param distance as in {@link SettingSource}, the same for all of a test
   * @param origin for people: {@code @Endpoint("iris") on method gate()}
   * @param values as in {@link SettingSource}; none of {@code @Load}
   */
  public record OfEndpoint(
      String name,
      String weight,
      int distance,
      String origin,
      Map<Attribute, List<String>> values) {
    public OfEndpoint {
      values = Map.copyOf(values);
    }
  }
}
