package io.loadline.golden;

import io.loadline.codec.RunCodec;
import io.loadline.codec.RunCodec.PlanText;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.Credential;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.testkit.Plans;
import io.loadline.testkit.StreamSimulation;
import io.loadline.testkit.WorkerPlans;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The documents that a worker reads and writes. A change of these files is a change of the format:
 * the version is to be raised when a worker of an older release would not understand it.
 */
final class WorkerFixtures {
  private WorkerFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(new GoldenFixture("worker-documents", WorkerFixtures::documents));
  }

  private static Map<String, String> documents() {
    RunResult run =
        StreamSimulation.of(Plans.constant(50), FinishedRun.objective("http/goodput >= 0.95"))
            .goodput(FinishedRun.goodputLimits(100, 300))
            .failing(10)
            .silent(12)
            .run();
    Header token = new Header("Authorization", "Bearer abc", true);
    Credential issued =
        new Credential.Issued(token, Optional.of(Instant.parse("2030-01-01T00:00:00Z")));
    LoadPlan plan = run.plan().calling(run.plan().call().as(Optional.of(issued)));
    PlanText text = RunCodec.writePlan(WorkerPlans.of("run-1", plan));
    return Map.of(
        "plan.json", byMember(text.plan()),
        "secrets.json", byMember(text.secrets()),
        "result.json", byMember(withoutHistograms(RunCodec.writeResult(run))),
        "measured.json", byMember(withoutHistograms(measured(run))));
  }

  /** The message of the first second. */
  private static String measured(RunResult run) {
    MeasuredSlice first =
        new MeasuredSlice(
            run.intervals().get(0), run.counts(), Objects.requireNonNull(run.stream()).counts());
    RunExecution execution = run.execution();
    return RunCodec.measuredMessage(
            0, run.plan(), execution, List.of(first), UnaryOperator.identity())
        .json();
  }

  /** A member a line, so that a difference is seen in its place. */
  private static String byMember(String document) {
    return document.replace(",\"", ",\n\"");
  }

  /** How they are compressed depends on the JVM's zlib. */
  private static String withoutHistograms(String document) {
    return document.replaceAll("\"counts\":\"[^\"]*\"", "\"counts\":\"(compressed)\"");
  }
}
