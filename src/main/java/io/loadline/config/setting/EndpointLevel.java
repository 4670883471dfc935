package io.loadline.config.setting;

import java.util.List;
import java.util.Map;

/**
 * What is set of one endpoint of a test.
 *
 * @param name as written
 * @param weight as written; empty when it is not set
 * @param distance as in {@link SettingSource}, the same for all of a test
 * @param origin for people: {@code @Endpoint("iris") on method gate()}
 * @param values as in {@link SettingSource}; none of {@code @Load}
 */
public record EndpointLevel(
    String name, String weight, int distance, String origin, Map<Attribute, List<String>> values) {
  public EndpointLevel {
    values = Map.copyOf(values);
  }
}
