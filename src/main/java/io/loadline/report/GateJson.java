package io.loadline.report;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import java.util.ArrayList;
import java.util.List;

/** A run with several endpoints as result.json; each endpoint has a whole one of its own. */
final class GateJson {
  private GateJson() {}

  /** The document of a finished run. */
  static String of(GateReport report, Report.Environment environment) {
    List<RunResult> runs = report.reports().map(Report::run).toList();
    JsonMembers fields = ResultJson.verdict(report.test(), report.verdict().name());
    fields.text("headline", GateText.headline(report));
    JudgmentJson.addReason(fields, ReasonText.of(""));
    fields.value("objectives", objectives(report));
    fields.texts("notes", report.notes());
    fields.integer("requests", runs.stream().mapToLong(run -> run.outcomes().total()).sum());
    fields.list("endpoints", report.endpoints(), GateJson::endpoint);
    fields.list(
        "overrides",
        report.reports().flatMap(each -> each.overrides().stream()).distinct().toList(),
        ResultJson::override);
    fields.value("environment", ResultJson.environment(environment, runs.get(0).transport()));
    fields.text("started", runs.get(0).startedAt().toString());
    fields.seconds(
        "elapsed_s", runs.stream().mapToLong(RunResult::elapsedNanos).max().orElseThrow());
    return Json.write(MaskedDocument.object(fields.toObject(), report::masked).toObject());
  }

  /** Of all endpoints, by Iter8's names. */
  private static JsonValue objectives(GateReport report) {
    List<JsonValue> all = new ArrayList<>();
    for (GateReport.Endpoint endpoint : report.endpoints()) {
      for (ObjectiveVerdict verdict : endpoint.report().judgment().objectives()) {
        String metric = endpoint.metric(verdict.objective().metric());
        all.add(JudgmentJson.objective(verdict, endpoint.report().run(), metric));
      }
    }
    return new JsonArray(all);
  }

  private static JsonValue endpoint(GateReport.Endpoint endpoint) {
    RunResult run = endpoint.report().run();
    Judgment judgment = endpoint.report().judgment();
    JsonMembers fields =
        new JsonMembers()
            .text("name", endpoint.name())
            .integer("weight", endpoint.weight())
            .text("verdict", judgment.verdict().name())
            .text("headline", judgment.headline());
    JudgmentJson.addReason(fields, ReasonText.of(endpoint.report().masked(judgment.reason())));
    JudgmentJson.addComparisons(fields, judgment);
    return fields
        .integer("requests", run.outcomes().total())
        .figure("throughput", run.throughput())
        .figure("errorRatio", run.errorRatio())
        .value("outcomes", MeasurementJson.outcomes(run.outcomes()))
        .value("response", MeasurementJson.distribution(run.response()))
        .value("target", ResultJson.target(endpoint.report()))
        .text("revision", ClusterLine.revision(run.cluster()))
        .text("result", endpoint.name() + "/" + Report.FILE)
        .toObject();
  }
}
