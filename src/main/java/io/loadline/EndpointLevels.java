package io.loadline;

import static java.util.stream.Collectors.joining;

import io.loadline.AnnotationLevels.Found;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Finds the endpoints of a load test: those at the nearest place that names any. A URL that is
 * nearer takes their place, as they take the place of one further away.
 */
final class EndpointLevels {
  private EndpointLevels() {}

  /** In the order in which they stand; empty for a test that calls one address. */
  static List<SettingSource.OfEndpoint> of(Method method, Class<?> testClass) {
    List<Found> all =
        AnnotationLevels.all(method, testClass).stream()
            .filter(found -> endpoints(found).findAny().isPresent())
            .toList();
    int nearest = all.stream().mapToInt(Found::distance).min().orElse(0);
    boolean replaced =
        AnnotationLevels.of(method, testClass).stream()
            .anyMatch(
                level -> level.distance() < nearest && level.values().containsKey(Attribute.URL));
    if (replaced) {
      return List.of();
    }
    return ofOnePlace(all.stream().filter(found -> found.distance() == nearest).toList());
  }

  /** Interfaces have no order in which all of their endpoints could stand. */
  private static List<SettingSource.OfEndpoint> ofOnePlace(List<Found> holding) {
    if (holding.stream().map(Found::element).distinct().count() > 1) {
      throw new ExtensionConfigurationException(
          levels(holding).stream().map(SettingSource.OfEndpoint::origin).collect(joining(" and "))
              + " are equally near; keep those of one, or name all endpoints on the class");
    }
    return levels(holding);
  }

  private static List<SettingSource.OfEndpoint> levels(List<Found> holding) {
    return holding.stream()
        .flatMap(found -> endpoints(found).map(endpoint -> level(endpoint, found)))
        .toList();
  }

  private static Stream<Endpoint> endpoints(Found found) {
    if (found.annotation() instanceof Endpoint.Endpoints several) {
      return Arrays.stream(several.value());
    }
    return found.annotation() instanceof Endpoint one ? Stream.of(one) : Stream.empty();
  }

  private static SettingSource.OfEndpoint level(Endpoint endpoint, Found found) {
    return new SettingSource.OfEndpoint(
        endpoint.name(),
        AnnotationValues.weight(endpoint),
        found.distance(),
        "@Endpoint(\"" + endpoint.name() + "\") on " + found.place(),
        AnnotationValues.of(endpoint));
  }
}
