package io.loadline.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.config.gate.Gate;
import io.loadline.config.gate.GateConfig;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.plan.InvalidConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gate with two endpoints that is valid as it stands: iris, weight 3, and digits. */
public final class EndpointFixture {
  private final Map<Attribute, List<String>> common = new EnumMap<>(Attribute.class);
  private final Map<String, Map<Attribute, List<String>>> endpoints = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private String weight = "3";

  public static EndpointFixture gate() {
    return new EndpointFixture()
        .set("iris", Attribute.URL, "http://localhost:8080/iris")
        .set("digits", Attribute.URL, "http://localhost:8080/digits")
        .set(Attribute.LATENCY_MEAN, "500");
  }

  /** As {@link #gate}, of which both have the same weight. */
  public static EndpointFixture even() {
    EndpointFixture gate = gate();
    gate.weight = "";
    return gate;
  }

  /** Of the test. */
  public EndpointFixture set(Attribute attribute, String... values) {
    common.put(attribute, List.of(values));
    return this;
  }

  /** Of an endpoint; no value removes it. */
  public EndpointFixture set(String endpoint, Attribute attribute, String... values) {
    Map<Attribute, List<String>> own =
        endpoints.computeIfAbsent(endpoint, name -> new EnumMap<>(Attribute.class));
    own.put(attribute, List.of(values));
    if (values.length == 0) {
      own.remove(attribute);
    }
    return this;
  }

  public EndpointFixture property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  public EndpointFixture environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Gate resolve() {
    GateConfig.Sources outside =
        new GateConfig.Sources(properties, environment, key -> Optional.empty(), Map.of());
    List<SettingSource.OfEndpoint> all = new ArrayList<>();
    all.add(level("iris", weight));
    all.add(level("digits", ""));
    return new GateConfig(
            outside,
            () -> 42,
            Clock.systemUTC(),
            Path.of(""),
            EndpointFixture.class.getClassLoader())
        .resolve(
            List.of(new SettingSource(0, "annotations of method gate()", common)),
            all,
            Optional.empty(),
            false);
  }

  private SettingSource.OfEndpoint level(String name, String weight) {
    String origin = "@Endpoint(\"" + name + "\") on method gate()";
    return new SettingSource.OfEndpoint(
        name, weight, 0, origin, endpoints.getOrDefault(name, Map.of()));
  }

  /** The gate of an endpoint. */
  public Gate.Endpoint resolve(String endpoint) {
    return resolve().endpoints().stream()
        .filter(each -> each.name().equals(endpoint))
        .findFirst()
        .orElseThrow();
  }

  /** What the exception says; an empty text when there is none. */
  public String refusal() {
    InvalidConfigurationException refused =
        catchThrowableOfType(InvalidConfigurationException.class, this::resolve);
    return refused == null ? "" : String.valueOf(refused.getMessage());
  }
}
