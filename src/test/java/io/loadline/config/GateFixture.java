package io.loadline.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.config.gate.Gate;
import io.loadline.config.gate.GateConfig;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.plan.InvalidConfigurationException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gate that is valid as it stands, for tests that change one thing of it. */
public final class GateFixture {
  private final Map<Attribute, List<String>> method = new EnumMap<>(Attribute.class);
  private final List<SettingSource> levels = new ArrayList<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> junit = new HashMap<>();
  private final Map<String, String> junitFile = new HashMap<>();
  private Optional<URI> target = Optional.empty();
  private boolean resultParameter;
  private long seed = 42;
  private Path projectDir = Path.of("");

  private GateFixture() {}

  public static GateFixture gate() {
    return new GateFixture()
        .set(Attribute.URL, "http://localhost:8080/v2/models/iris/infer")
        .set(Attribute.LATENCY_MEAN, "500");
  }

  /** Sets an attribute on the method; no value removes it. */
  public GateFixture set(Attribute attribute, String... values) {
    if (values.length == 0) {
      method.remove(attribute);
    } else {
      method.put(attribute, List.of(values));
    }
    return this;
  }

  public GateFixture level(int distance, String origin, Attribute attribute, String... values) {
    return level(distance, origin, Map.of(attribute, List.of(values)));
  }

  public GateFixture level(int distance, String origin, Map<Attribute, List<String>> values) {
    levels.add(new SettingSource(distance, origin, values));
    return this;
  }

  public GateFixture property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  public GateFixture environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public GateFixture junit(String key, String value) {
    junit.put(key, value);
    return this;
  }

  public GateFixture junitFile(String key, String value) {
    junitFile.put(key, value);
    return this;
  }

  public GateFixture target(String uri) {
    target = Optional.of(URI.create(uri));
    return this;
  }

  public GateFixture resultParameter() {
    resultParameter = true;
    return this;
  }

  public GateFixture randomSeed(long random) {
    seed = random;
    return this;
  }

  public GateFixture projectDir(Path dir) {
    projectDir = dir;
    return this;
  }

  public GateConfig config() {
    GateConfig.Sources outside =
        new GateConfig.Sources(
            properties, environment, key -> Optional.ofNullable(junit.get(key)), junitFile);
    return new GateConfig(
        outside, () -> seed, Clock.systemUTC(), projectDir, GateFixture.class.getClassLoader());
  }

  /** Its only endpoint. */
  public Gate.Endpoint resolve() {
    return whole().endpoints().get(0);
  }

  public Gate whole() {
    List<SettingSource> all = new ArrayList<>(levels);
    method.forEach(
        (attribute, values) ->
            all.add(
                new SettingSource(
                    0,
                    "@" + attribute.annotation() + " on method gate()",
                    Map.of(attribute, values))));
    return config().resolve(all, List.of(), target, resultParameter);
  }

  /** What the exception says; an empty text when there is none. */
  public String refusal() {
    InvalidConfigurationException refused =
        catchThrowableOfType(InvalidConfigurationException.class, this::resolve);
    return refused == null ? "" : String.valueOf(refused.getMessage());
  }
}
