package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the objectives, in the order of the attributes. */
final class ObjectiveReader {
  private final SettingValues values;

  ObjectiveReader(SettingValues values) {
    this.values = values;
  }

  List<StatedObjective> read() {
    return ObjectiveAttribute.inOrder().stream().flatMap(this::read).toList();
  }

  private Stream<StatedObjective> read(ObjectiveAttribute objective) {
    return objective
        .metric()
        .map(metric -> named(objective, metric).stream())
        .orElseGet(() -> listed(objective).stream());
  }

  private Optional<StatedObjective> named(ObjectiveAttribute objective, Metric metric) {
    Attribute attribute = objective.attribute();
    return values
        .one(attribute, text -> ObjectiveSyntax.limit(metric.kind(), text))
        .flatMap(limit -> promise(attribute, new Objective(metric, objective.bound(), limit)));
  }

  private Optional<StatedObjective> promise(Attribute attribute, Objective objective) {
    return values
        .find(attribute)
        .map(setting -> new StatedObjective(objective, setting, setting.values().get(0)));
  }

  private List<StatedObjective> listed(ObjectiveAttribute objective) {
    List<StatedObjective> promises = new ArrayList<>();
    values
        .find(objective.attribute())
        .ifPresent(
            setting -> {
              for (String element : setting.values()) {
                values
                    .parse(setting, element, text -> ObjectiveSyntax.parse(text, objective.bound()))
                    .ifPresent(limit -> promises.add(new StatedObjective(limit, setting, element)));
              }
            });
    return promises;
  }
}
