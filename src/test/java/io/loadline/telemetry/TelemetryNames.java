package io.loadline.telemetry;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** For tests of other packages. */
public final class TelemetryNames {
  private TelemetryNames() {}

  /** All metrics that there may be. */
  static List<GateMetric.Name> metrics() {
    List<GateMetric.Name> names = new ArrayList<>();
    for (Field each : MetricNames.class.getDeclaredFields()) {
      if (Modifier.isStatic(each.getModifiers()) && each.getType() == GateMetric.Name.class) {
        names.add(name(each));
      }
    }
    return names;
  }

  private static GateMetric.Name name(Field field) {
    try {
      return (GateMetric.Name) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Names of metrics and of their attributes, which look like keys. */
  public static Stream<String> all() {
    return Stream.concat(
        metrics().stream().map(GateMetric.Name::id),
        Stream.of(
            "loadline.gate",
            "loadline.endpoint",
            "loadline.outcome",
            "loadline.stage",
            "loadline.token_source",
            "loadline.objective",
            "loadline.bound",
            "loadline.unit"));
  }
}
