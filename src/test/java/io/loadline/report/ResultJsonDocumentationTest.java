package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.slo.Cause;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ResultSchema;
import io.loadline.testkit.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ResultJsonDocumentationTest {
  private static final AppliedOverride OVERRIDE =
      new AppliedOverride(
          "loadline.latency-mean",
          "400",
          "500",
          "system property",
          true,
          Optional.of(SampleRun.MEAN.metric()));

  private static String manual() throws IOException {
    return Files.readString(Path.of("docs", "result-json.md"));
  }

  private static String example() {
    TestName test =
        new TestName("iris_keeps_its_promise", "com.example.IrisGateIT#iris_keeps_its_promise");
    Report report =
        new Report(
            test,
            new SampleRun().build(),
            Reports.bounded(),
            List.of(OVERRIDE),
            List.of(),
            Reports.FILES,
            UnaryOperator.identity());
    return ResultJson.of(report, Reports.ENVIRONMENT);
  }

  private static String undecided() {
    Judgment judgment =
        new Judgment(
            Verdict.INCONCLUSIVE,
            "1 of 1 objective not decided",
            "",
            List.of(
                Reports.between(
                    SampleRun.P99.at(0.95), 196.1, null, Verdict.INCONCLUSIVE, Cause.UNDECIDED)),
            List.of());
    return ResultJson.of(Reports.of(new SampleRun().build(), judgment), Reports.ENVIRONMENT);
  }

  private static String withErrors() {
    SampleRun run = new SampleRun().workload(new Workload.Closed(4));
    for (Outcome outcome : Outcome.values()) {
      run.outcome(outcome, 1, Duration.ZERO, "sample");
    }
    return ResultJson.of(Reports.of(run.build(), Reports.fail()), Reports.ENVIRONMENT);
  }

  private static String staged() {
    SampleRun run = new SampleRun().workload(Reports.STAGES);
    return ResultJson.of(Reports.of(run.build(), Reports.pass()), Reports.ENVIRONMENT);
  }

  private static String inCluster() {
    SampleRun run = new SampleRun().cluster(Clusters.canary());
    return ResultJson.of(Reports.of(run.build(), Reports.pass()), Reports.ENVIRONMENT);
  }

  private static String mixed() {
    Report report = Reports.of(new SampleRun().build(), Reports.fail());
    GateReport all =
        new GateReport(
            TestName.of("gate"),
            List.of(new GateReport.Endpoint(3, report)),
            List.of(),
            Report.Files.NONE,
            UnaryOperator.identity());
    return GateJson.of(all, Reports.ENVIRONMENT);
  }

  private static String neverMeasured() {
    GateReport.NotMeasured error =
        new GateReport.NotMeasured(
            TestName.of("iris_keeps_its_promise"),
            "http://localhost:8080/v2/models/sklearn-irisv2/infer",
            "not ready",
            List.of(OVERRIDE),
            Instant.EPOCH,
            GateReport.NotMeasured.ERROR,
            UnaryOperator.identity());
    return ResultJson.ofError(error, Reports.ENVIRONMENT);
  }

  private static void collectKeys(JsonValue value, Set<String> keys) {
    if (value instanceof JsonObject object) {
      keys.addAll(object.members().keySet());
      object.members().values().forEach(member -> collectKeys(member, keys));
    } else if (value instanceof JsonArray array) {
      array.elements().forEach(element -> collectKeys(element, keys));
    }
  }

  private static List<String> documents() {
    return List.of(
        example(), undecided(), withErrors(), staged(), mixed(), inCluster(), neverMeasured());
  }

  @Test
  void every_document_is_as_the_schema_says() {
    assertThat(documents())
        .allSatisfy(each -> assertThat(ResultSchema.problemsOfNow(each)).isEmpty());
  }

  @Test
  void every_key_that_is_written_is_explained() throws IOException, JsonException {
    Set<String> keys = new TreeSet<>();
    for (String document : documents()) {
      collectKeys(Json.parse(document), keys);
    }
    String manual = manual();
    assertThat(keys)
        .hasSizeGreaterThan(60)
        .allSatisfy(key -> assertThat(manual).contains(quoted(key)));
  }

  private static String quoted(String key) {
    return "`" + key + "`";
  }

  @Test
  void the_example_is_what_is_written() throws IOException {
    assertThat(manual()).contains("```json\n" + example() + "```");
  }
}
