package io.loadline.report;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Workload;
import io.loadline.result.ArrivalFigures;
import io.loadline.result.ClusterResult;
import io.loadline.result.GeneratorLimits;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run as result.json; docs/result-json.md names every key and says which ones stay. */
final class ResultJson {
  /** Raised when a key that is promised to stay is renamed, removed or changes its meaning. */
  static final int SCHEMA = 1;

  private ResultJson() {}

  /** The document of a finished run, without a stored one. */
  static String of(Report report, Report.Environment environment) {
    return of(report, environment, "");
  }

  /** The document of a finished run, with the stored one unless that is empty. */
  static String of(Report report, Report.Environment environment, String storedRun) {
    return document(report, report.judgment().verdict().name(), environment, storedRun);
  }

  /**
   * The document of a run that was measured in a test that ended red for another reason; its
   * verdict is {@code ERROR}, and no objective has one.
   */
  static String withdrawn(Report report, String reason, Report.Environment environment) {
    Judgment judged = report.judgment();
    Judgment none = new Judgment(judged.verdict(), "no verdict", reason, List.of(), judged.notes());
    return document(report.with(none), "ERROR", environment, "");
  }

  private static String document(
      Report report, String verdict, Report.Environment environment, String storedRun) {
    RunResult run = report.run();
    JsonMembers fields = verdict(report.test(), verdict);
    fields.text("headline", report.judgment().headline());
    JudgmentJson.addReason(fields, ReasonText.of(report.masked(report.judgment().reason())));
    JudgmentJson.add(fields, report);
    fields.texts("notes", notes(report));
    addFigures(fields, run);
    NotableRequests.add(fields, run);
    TokensJson.add(fields, run);
    ServerJson.add(fields, run);
    MetricsJson.add(fields, run);
    fields.value("load", LoadJson.of(run.plan()));
    fields.list("overrides", report.overrides(), ResultJson::override);
    fields.value("target", target(report));
    ClusterJson.addInterferences(fields, run.cluster());
    fields.value("environment", environment(environment, run.transport()));
    WorkersJson.add(fields, run);
    fields.text("started", run.startedAt().toString()).seconds("elapsed_s", run.elapsedNanos());
    MeasurementJson.addEnding(fields, run);
    if (run.plan().workload() instanceof Workload.Staged staged) {
      fields.value("stages", LoadJson.stages(staged.stages(), run.stages()));
    }
    // After the masking: no secret is in there, and a histogram that looks like one must survive.
    JsonMembers masked = MaskedDocument.object(fields.toObject(), report::masked);
    if (!storedRun.isEmpty()) {
      masked.text("run", storedRun);
    }
    masked.list("intervals", run.intervals(), interval -> IntervalJson.of(run, interval));
    return Json.write(masked.toObject());
  }

  /** The document of a run that came to no measurement. */
  static String ofError(GateReport.NotMeasured error, Report.Environment environment) {
    JsonMembers fields = verdict(error.test(), error.verdict());
    JudgmentJson.addReason(fields, ReasonText.of(error.mask().apply(error.reason())));
    fields.value("objectives", new JsonArray(List.of()));
    fields.list("overrides", error.overrides(), ResultJson::override);
    if (error.url() != null) {
      fields.value("target", new JsonMembers().text("url", error.url()).toObject());
    }
    fields.value("environment", environment(environment, null));
    fields.text("ended", error.endedAt().toString());
    return Json.write(MaskedDocument.document(fields.toObject(), error.mask()));
  }

  private static List<String> notes(Report report) {
    return Stream.concat(report.judgment().notes().stream(), report.notes().stream()).toList();
  }

  static JsonMembers verdict(TestName test, String verdict) {
    return new JsonMembers()
        .integer("schema", SCHEMA)
        .text("name", test.name())
        .text("gate", test.gate())
        .text("verdict", verdict);
  }

  private static void addFigures(JsonMembers fields, RunResult run) {
    fields
        .integer("requests", run.outcomes().total())
        .integer("sent", run.sent())
        .integer("warmupRequests", run.warmupRequests())
        .figure("throughput", run.throughput())
        .figure("errorRatio", run.errorRatio())
        .value("outcomes", MeasurementJson.outcomes(run.outcomes()))
        .value("errors", MeasurementJson.errors(run.outcomes()))
        .value("answerNotes", AnswerNotes.json(run.outcomes()))
        .value("response", MeasurementJson.distribution(run.response()))
        .value("service", MeasurementJson.ofService(run, run.service()))
        .value("serviceOfErrors", MeasurementJson.serviceOfErrors(run))
        .value("wait", MeasurementJson.ofService(run, run.waiting()))
        .value("lag", MeasurementJson.distribution(run.lag()))
        .value("withoutLag", IntervalJson.moments(run.withoutLag()))
        .value("health", MeasurementJson.health(run.health()))
        .value("connections", MeasurementJson.connections(run.connections()))
        .integer("laggedTimeouts", run.laggedTimeouts())
        .integer("refused", run.refused())
        .list("exceedances", run.exceedances(), MeasurementJson::exceedance)
        .value("slowest", MeasurementJson.slowest(run.slowest()));
    addArrivals(fields, run.arrivals());
  }

  /** What an open load offers, and how it was followed; nothing of a closed one. */
  private static void addArrivals(JsonMembers fields, @Nullable ArrivalFigures arrivals) {
    if (arrivals != null) {
      JsonMembers told =
          new JsonMembers()
              .number("requests", arrivals.mean().requests())
              .seconds("length_s", arrivals.mean().nanos())
              .seconds("steady_s", arrivals.steadyNanos())
              .value("early", IntervalJson.moments(arrivals.early()))
              .value("late", IntervalJson.moments(arrivals.late()));
      fields.value("arrivals", told.toObject());
    }
  }

  static JsonValue override(AppliedOverride override) {
    return new JsonMembers()
        .text("key", override.key())
        .text("from", override.from())
        .text("to", override.to())
        .text("source", override.source())
        .value("loosens", new JsonBoolean(override.loosens()))
        .toObject();
  }

  static JsonValue target(Report report) {
    JsonMembers fields = new JsonMembers().text("url", report.url());
    ClusterResult cluster = report.run().cluster();
    if (cluster != null) {
      ClusterJson.addTarget(fields, cluster);
    }
    return fields.toObject();
  }

  static JsonValue environment(Report.Environment environment, @Nullable String transport) {
    JsonMembers fields = new JsonMembers();
    if (!environment.node().isEmpty()) {
      fields.text("node", environment.node());
    }
    return fields
        // A worker may have been lost before it told.
        .text("transport", "".equals(transport) ? null : transport)
        .text("loadline", environment.loadline())
        .text("java", environment.java())
        .text("vendor", environment.vendor())
        .text("os", environment.os())
        .text("arch", environment.arch())
        .integer("cpus", environment.cpus())
        .value("self_check", selfCheck(environment.selfCheck()))
        .toObject();
  }

  private static JsonValue selfCheck(@Nullable GeneratorLimits limits) {
    return limits == null
        ? new JsonNull()
        : new JsonMembers()
            .figure("ceiling", limits.ceilingPerSecond())
            .millis("lag_p50", limits.lagP50Nanos())
            .millis("lag_p99", limits.lagP99Nanos())
            .toObject();
  }
}
