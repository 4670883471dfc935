package io.loadline.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
final class GateFixture {
  private final Map<Attribute, List<String>> method = new EnumMap<>(Attribute.class);
  private final List<Level> levels = new ArrayList<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> junit = new HashMap<>();
  private final Map<String, String> junitFile = new HashMap<>();
  private Optional<URI> target = Optional.empty();
  private boolean resultParameter;
  private long seed = 42;
  private Path projectDir = Path.of("");

  private GateFixture() {}

  static GateFixture gate() {
    return new GateFixture()
        .set(Attribute.URL, "http://localhost:8080/v2/models/iris/infer")
        .set(Attribute.LATENCY_MEAN, "500");
  }

  /** Sets an attribute on the method; no value removes it. */
  GateFixture set(Attribute attribute, String... values) {
    if (values.length == 0) {
      method.remove(attribute);
    } else {
      method.put(attribute, List.of(values));
    }
    return this;
  }

  GateFixture level(int distance, String origin, Attribute attribute, String... values) {
    return level(distance, origin, Map.of(attribute, List.of(values)));
  }

  GateFixture level(int distance, String origin, Map<Attribute, List<String>> values) {
    levels.add(new Level(distance, origin, values));
    return this;
  }

  GateFixture property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  GateFixture environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  GateFixture junit(String key, String value) {
    junit.put(key, value);
    return this;
  }

  GateFixture junitFile(String key, String value) {
    junitFile.put(key, value);
    return this;
  }

  GateFixture target(String uri) {
    target = Optional.of(URI.create(uri));
    return this;
  }

  GateFixture resultParameter() {
    resultParameter = true;
    return this;
  }

  GateFixture randomSeed(long random) {
    seed = random;
    return this;
  }

  GateFixture projectDir(Path dir) {
    projectDir = dir;
    return this;
  }

  GateConfig config() {
    Outside outside =
        new Outside(properties, environment, key -> Optional.ofNullable(junit.get(key)), junitFile);
    return new GateConfig(
        outside, () -> seed, Clock.systemUTC(), projectDir, GateFixture.class.getClassLoader());
  }

  Gate resolve() {
    List<Level> all = new ArrayList<>(levels);
    method.forEach(
        (attribute, values) ->
            all.add(
                new Level(
                    0,
                    "@" + attribute.annotation() + " on method gate()",
                    Map.of(attribute, values))));
    return config().resolve(all, target, resultParameter);
  }

  /** What the exception says; an empty text when there is none. */
  String refusal() {
    InvalidConfigurationException refused =
        catchThrowableOfType(InvalidConfigurationException.class, this::resolve);
    return refused == null ? "" : String.valueOf(refused.getMessage());
  }
}
