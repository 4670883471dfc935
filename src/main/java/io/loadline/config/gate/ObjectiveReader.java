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
import java.util.function.Predicate;
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
    Optional<Double> sure = confidence(Attribute.CONFIDENCE, stated, each -> true);
    Optional<Double> ofStreams =
        confidence(Attribute.STREAM_CONFIDENCE, stated, ObjectiveReader::isOfStreams);
    return stated.stream()
        .map(each -> sure(each, isOfStreams(each) ? ofStreams.or(() -> sure) : sure))
        .toList();
  }

  /** Whether it says how sure verdicts must be. */
  static boolean isConfidence(Attribute attribute) {
    return attribute == Attribute.CONFIDENCE || attribute == Attribute.STREAM_CONFIDENCE;
  }

  private static boolean isOfStreams(StatedObjective stated) {
    return stated.objective().metric().kind().isOfStreams();
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

  /** As it is set; reports one that holds for nothing. */
  private Optional<Double> confidence(
      Attribute attribute, List<StatedObjective> stated, Predicate<StatedObjective> ofIts) {
    if (stated.stream().filter(ofIts).noneMatch(each -> each.objective().takesConfidence())) {
      boolean streams = attribute == Attribute.STREAM_CONFIDENCE;
      values.refuse(
          attribute,
          "has nothing to hold for: "
              + (streams
                  ? "no percentile or mean of a stream's times has an upper limit, and no goodput a lower one"
                  : "no percentile or mean of times and no ratio of errors has an upper limit, and no"
                      + " goodput a lower one; all else is decided by its figure"),
          "limit one of them, such as "
              + (streams ? "ttftP95" : "latencyP95")
              + ", or remove confidence");
    }
    return values.one(attribute, ObjectiveReader::confidence);
  }

  private static StatedObjective sure(StatedObjective stated, Optional<Double> sure) {
    Objective objective = stated.objective();
    return sure.isPresent() && objective.takesConfidence()
        ? new StatedObjective(objective.at(sure.get()), stated.setting(), stated.element())
        : stated;
  }
}
