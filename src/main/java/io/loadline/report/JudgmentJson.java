package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.result.RunResult;
import io.loadline.slo.Cause;
import io.loadline.slo.FigureBounds;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.TimeCause;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a judgment says, as JSON. */
final class JudgmentJson {
  private JudgmentJson() {}

  static void addReason(JsonMembers fields, ReasonText reason) {
    fields.text("reason", reason.sentence());
    fields.texts("details", reason.details());
  }

  /** The objectives, what they follow from, and why some are broken, as far as that is known. */
  static void add(JsonMembers fields, Report report) {
    Judgment judgment = report.judgment();
    fields.list("objectives", judgment.objectives(), each -> objective(each, report.run()));
    judgment.objectives().stream()
        .filter(each -> !each.objective().metric().kind().isOfStreams())
        .map(ObjectiveVerdict::bounds)
        .filter(Objects::nonNull)
        .findFirst()
        .map(bounds -> BoundsJson.batches(bounds.method().batches()))
        .ifPresent(batches -> fields.value("batches", batches));
    addComparisons(fields, judgment);
    if (!judgment.causes().isEmpty()) {
      fields.list("causes", judgment.causes(), JudgmentJson::cause);
    }
  }

  /** Nothing where nothing was to be compared. */
  static void addComparisons(JsonMembers fields, Judgment judgment) {
    if (!judgment.comparisons().isEmpty()) {
      fields.list("comparisons", judgment.comparisons(), ComparisonTable::json);
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

  private static JsonValue objective(ObjectiveVerdict verdict, RunResult run) {
    JsonMembers fields = objective(verdict, verdict.objective().metric().id());
    return addInterval(fields, verdict, run, BoundsJson::withMethod).toObject();
  }

  /** By another name of its metric, and without what its interval follows from. */
  static JsonValue objective(ObjectiveVerdict verdict, RunResult run, String metric) {
    JsonMembers fields = objective(verdict, metric);
    return addInterval(fields, verdict, run, BoundsJson::interval).toObject();
  }

  private static JsonMembers objective(ObjectiveVerdict verdict, String metric) {
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
    if (verdict.objective().isSure()) {
      fields.number("confidence", verdict.objective().confidence());
    }
    Cause cause = verdict.cause();
    return cause == Cause.NONE
        ? fields
        : fields.text("cause", cause.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Null where the run was too short for one. */
  private static JsonMembers addInterval(
      JsonMembers fields,
      ObjectiveVerdict verdict,
      RunResult run,
      Function<FigureBounds, JsonMembers> toJson) {
    FigureBounds bounds = verdict.bounds();
    if (bounds != null) {
      return fields.value("interval", toJson.apply(bounds).toObject());
    }
    return FigureIntervals.isMissing(verdict, run)
        ? fields.value("interval", new JsonNull())
        : fields;
  }

  private static @Nullable Double observed(ObjectiveVerdict verdict) {
    Double observed = verdict.observed();
    return observed == null ? null : (Double) SixDecimals.observed(verdict, observed);
  }
}
