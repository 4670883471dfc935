package io.loadline.gate;

import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.Metric;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the run of a gate that was last in a folder told.
 *
 * @param result nothing where there was none, or it cannot be read
 */
record LastRun(JsonTree result) {
  static LastRun in(Optional<Path> folder) {
    try {
      return new LastRun(
          folder
              .map(each -> new JsonTree(new JsonObject(ResultFile.read(each).members())))
              .orElse(JsonTree.ABSENT));
    } catch (InvalidConfigurationException none) {
      return new LastRun(JsonTree.ABSENT);
    }
  }

  /** How many requests said as much as one independent one; empty where it is not known. */
  OptionalDouble designEffect(Metric metric) {
    return result.list("objectives").stream()
        .filter(each -> each.text("metric").equals(metric.id()))
        .flatMapToDouble(each -> each.figure("interval", "designEffect").stream())
        .filter(effect -> effect >= 1 && Double.isFinite(effect))
        .findFirst();
  }
}
