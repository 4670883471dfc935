package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the objectives, in the order of the attributes. */
final class ObjectiveReader {
  private static final double LEAST_CONFIDENCE = 0.8;
  private static final double MOST_CONFIDENCE = 0.99;

  private final SettingValues values;

  ObjectiveReader(SettingValues values) {
    this.values = values;
  }

  List<StatedObjective> read() {
    List<StatedObjective> stated =
        ObjectiveAttribute.inOrder().stream().flatMap(this::read).toList();
    return values
        .one(Attribute.CONFIDENCE, ObjectiveReader::confidence)
        .map(sure -> sure(stated, sure))
        .orElse(stated);
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

  private static double confidence(String text) throws SyntaxException {
    double sure = SettingSyntax.decimal(text);
    if (sure >= LEAST_CONFIDENCE && sure <= MOST_CONFIDENCE) {
      return sure;
    }
    throw new SyntaxException(
        "must be in 0.8..0.99",
        sure > 1 && sure <= 100
            ? "for " + PlainNumber.text(sure) + " % write " + PlainNumber.text(sure / 100)
            : "write one such as 0.95");
  }

  private List<StatedObjective> sure(List<StatedObjective> stated, double sure) {
    if (stated.stream().noneMatch(each -> each.objective().takesConfidence())) {
      values.refuse(
          Attribute.CONFIDENCE,
          "has nothing to hold for: no percentile or mean of response times and no ratio of errors"
              + " has an upper limit",
          "limit one of them, such as latencyP95, or remove confidence");
    }
    return stated.stream().map(each -> sure(each, sure)).toList();
  }

  private static StatedObjective sure(StatedObjective stated, double sure) {
    Objective objective = stated.objective();
    return objective.takesConfidence()
        ? new StatedObjective(objective.at(sure), stated.setting(), stated.element())
        : stated;
  }
}
