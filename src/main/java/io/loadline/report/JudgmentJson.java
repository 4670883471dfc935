package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.slo.FigureBounds;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.TimeCause;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a judgment says, as JSON. */
final class JudgmentJson {
  private JudgmentJson() {}

  static void addReason(JsonMembers fields, ReasonText reason) {
    fields.text("reason", reason.sentence());
    fields.texts("details", reason.details());
  }

  /** The objectives, and why some are broken: nothing where no objective has a cause. */
  static void add(JsonMembers fields, Judgment judgment) {
    fields.list("objectives", judgment.objectives(), JudgmentJson::objective);
    if (!judgment.causes().isEmpty()) {
      fields.list("causes", judgment.causes(), JudgmentJson::cause);
    }
  }

  private static JsonValue cause(TimeCause cause) {
    return new JsonMembers()
        .text("objective", cause.metric().id())
        .text("kind", cause.kind().id())
        .text("sentence", cause.sentence())
        .text("advice", cause.advice())
        .toObject();
  }

  static JsonValue objective(ObjectiveVerdict verdict) {
    return objective(verdict, verdict.objective().metric().id());
  }

  /** The objective on a metric by another name. */
  static JsonValue objective(ObjectiveVerdict verdict, String metric) {
    JsonMembers fields =
        new JsonMembers()
            .text("metric", metric)
            .number("limit", verdict.objective().limit())
            .text("bound", verdict.objective().bound().name().toLowerCase(Locale.ROOT))
            .text("unit", verdict.objective().metric().kind().unit())
            .number("observed", observed(verdict))
            .integer("samples", verdict.samples())
            .text("verdict", verdict.verdict().name())
            .text("reason", verdict.reason());
    FigureBounds bounds = verdict.bounds();
    if (verdict.objective().confidence() != null && bounds != null) {
      fields.value("interval", interval(bounds));
    }
    return fields.toObject();
  }

  private static JsonValue interval(FigureBounds bounds) {
    JsonMembers fields =
        new JsonMembers()
            .number("confidence", bounds.confidence())
            .figure("lower", bounds.lower())
            .figure("upper", bounds.upper())
            .figure("independent", bounds.independent())
            .number("levelAbove", bounds.levelAbove());
    Long needed = bounds.needed();
    return needed == null ? fields.toObject() : fields.integer("needed", needed).toObject();
  }

  private static @Nullable Double observed(ObjectiveVerdict verdict) {
    Double observed = verdict.observed();
    return observed == null ? null : (Double) SixDecimals.observed(verdict, observed);
  }
}
