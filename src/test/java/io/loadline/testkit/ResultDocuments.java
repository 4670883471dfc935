package io.loadline.testkit;

import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.plan.AllowedInterference;
import io.loadline.report.Report;
import io.loadline.report.TestName;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Results as they are read back from files. */
public final class ResultDocuments {
  private static final Report.Environment ENVIRONMENT =
      new Report.Environment("0.1.0", "17.0.16", "Eclipse Adoptium", "Linux", "amd64", 2, "", null);

  private ResultDocuments() {}

  /** Of a gate with the golden files of a fixture; histograms are not in them. */
  public static ResultDocument golden(String fixture) {
    try {
      return ResultDocument.read(Path.of("src/test/resources/golden", fixture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run, judged by what it promises. */
  public static ResultDocument of(RunResult run) {
    return parsed(report(run).json(ENVIRONMENT));
  }

  /** What is told of a run, judged by what it promises. */
  public static Report report(RunResult run) {
    TestName test =
        new TestName("iris_keeps_its_promise", "com.example.IrisGateIT#iris_keeps_its_promise");
    return new Report(
        test,
        run,
        Judge.judge(run, new AllowedInterference(false, false)),
        List.of(),
        List.of(),
        new Report.Files(null, "target/loadline/IrisGateIT/iris_keeps_its_promise/result.json"),
        UnaryOperator.identity());
  }

  /** What a text says. */
  public static ResultDocument parsed(String json) {
    try {
      return new ResultDocument(new JsonTree(Json.parse(json)), 1, List.of());
    } catch (JsonException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
