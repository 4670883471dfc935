package io.loadline.telemetry;

import io.loadline.codec.StoredRun;
import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.MethodDescription;
import io.loadline.plan.Target;
import io.loadline.report.Report;
import io.loadline.report.TestName;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.slo.Judge;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs as they stand in result.json when their gate is over. */
final class FinishedGate {
  private static final AllowedInterference NOTHING = new AllowedInterference(false, false);

  private FinishedGate() {}

  /** Of an only endpoint. */
  static ResultDocument of(RunResult run) {
    return document(new TestName("iris", "com.example.IrisGateIT#iris"), run, List.of());
  }

  /** An endpoint of several. */
  static ResultDocument endpoint(String name, RunResult run) {
    return document(TestName.of(name), run, List.of());
  }

  /** What is written in place of a result where nothing was measured. */
  static ResultDocument parsed(String json) {
    return parsed(json, List.of());
  }

  /** A gate of several endpoints. */
  static ResultDocument parsed(String json, List<ResultDocument> endpoints) {
    try {
      JsonTree root = new JsonTree(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
      return new ResultDocument(root, 1, endpoints);
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  /** The same run as if another address had been called, whose answers come so. */
  static RunResult calling(RunResult run, String url, AnswerKind answer) {
    Call call = run.plan().call().at(new Target(URI.create(url)));
    return with(run, call.describedBy(MethodDescription.NONE, answer), run.stream());
  }

  /** The same run with other figures of its stream. */
  static RunResult with(RunResult run, Call call, @Nullable StreamResult stream) {
    return new RunResult(
        run.plan().calling(call),
        run.execution(),
        run.counts(),
        run.times(),
        run.series(),
        stream,
        run.cluster(),
        run.server());
  }

  private static ResultDocument document(
      TestName name, RunResult run, List<ResultDocument> endpoints) {
    String stored =
        new StoredRun(run, NOTHING, List.of(), List.of(), List.of(), 1, 1, null)
            .write(UnaryOperator.identity());
    Report report =
        new Report(
            name,
            run,
            Judge.judge(run, NOTHING),
            List.of(),
            List.of(),
            Report.Files.NONE,
            UnaryOperator.identity());
    Report.Environment here =
        new Report.Environment("0.1.0", "17", "none", "Linux", "amd64", 2, "", null);
    return parsed(report.json(here, stored), endpoints);
  }
}
