package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingValues;
import io.loadline.config.setting.SyntaxException;
import io.loadline.plan.Bound;
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
        .one(attribute, text -> LimitSyntax.parse(metric.kind(), text))
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
                    .parse(setting, element, text -> entry(text, objective.bound()))
                    .ifPresent(limit -> promises.add(new StatedObjective(limit, setting, element)));
              }
            });
    return promises;
  }

  private static Objective entry(String text, Bound bound) throws SyntaxException {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new SyntaxException(
          "has no limit", "write metric=limit, such as http/latency-p97.5=300");
    }
    Metric metric = MetricSyntax.parse(text.substring(0, equals).strip());
    String limit = text.substring(equals + 1).strip();
    return new Objective(metric, bound, LimitSyntax.parse(metric.kind(), limit));
  }
}
