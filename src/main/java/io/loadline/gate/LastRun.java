package io.loadline.gate;

import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.Metric;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the run of a gate that was last in a folder told. Its result is read when something is asked
 * of it, which gates without confidence never do. For one thread.
 */
final class LastRun {
  private final Optional<Path> folder;
  private @Nullable JsonTree result;

  private LastRun(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Tells nothing where there was none, or its result cannot be read. */
  static LastRun in(Optional<Path> folder) {
    return new LastRun(folder);
  }

  /** How many requests said as much as one independent one; empty where it is not known. */
  OptionalDouble designEffect(Metric metric) {
    JsonTree known = result == null ? read() : result;
    result = known;
    return known.list("objectives").stream()
        .filter(each -> each.text("metric").equals(metric.id()))
        .flatMapToDouble(each -> each.figure("interval", "designEffect").stream())
        .filter(effect -> effect >= 1 && Double.isFinite(effect))
        .findFirst();
  }

  private JsonTree read() {
    try {
      return folder
          .map(each -> new JsonTree(new JsonObject(ResultFile.read(each).members())))
          .orElse(JsonTree.ABSENT);
    } catch (InvalidConfigurationException none) {
      return JsonTree.ABSENT;
    }
  }
}
