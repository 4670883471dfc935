package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.config.setting.Attribute;
import io.loadline.engine.FramedLines;
import io.loadline.plan.RunIn;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pod that dies in mid-run takes nothing along of what was measured. */
@Timeout(120)
class LostWorkerTest {
  private final Path dir;
  private ScriptedServer server;

  LostWorkerTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() {
    server = ScriptedServer.always(Answers.iris());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_pod_that_is_killed_leaves_what_was_measured_as_invalid() throws Exception {
    InClusterGate gate = new InClusterGate(server, dir);
    gate.evictBeforePart(3);
    GateResult result = gate.run();

    RunResult run = result.endpoints().get(0).run();
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.INVALID);
    assertThat(run.ending()).isEqualTo(RunEnding.LOST);
    assertThat(run.execution().runIn()).isEqualTo(RunIn.CLUSTER);
    assertThat(run.elapsedNanos()).isGreaterThanOrEqualTo(2_000_000_000L);
    assertThat(run.outcomes().successes()).isGreaterThanOrEqualTo(90);
    assertThat(run.outcomes().total()).isEqualTo(1_000);
    assertThat(run.response().count()).isEqualTo(run.outcomes().successes());
    assertThat(Unwrapped.text(result.text()))
        .contains(
            "not known, since only intervals came: service times, waits, the slowest request");
    assertThat(result.text())
        .containsPattern("INVALID gate: the load was lost after \\d+(\\.\\d)? of 20 s")
        .contains("reason    Job ml/loadline-gate: the pod was evicted: no memory")
        .contains("service   not known   lag p99 ")
        .contains("not-sent " + run.outcomes().of(Outcome.NOT_SENT) + ", first at ");
    assertThat(gate.file("result.json"))
        .contains("\"verdict\" : \"INVALID\"", "\"ending\" : \"lost\"", "\"service\" : null")
        .contains("\"reason\" : \"Job ml/loadline-gate: the pod was evicted: no memory\"");
    assertThat(gate.file("worker.log")).contains(" measured 1/1 ").doesNotContain(" result ");
    assertThat(gate.cluster.calls).contains("pod closed");
  }

  @Test
  void each_endpoint_has_what_was_measured_of_it() throws Exception {
    InClusterGate gate = new InClusterGate(server, dir, "one", "two");
    gate.evictBeforePart(5);
    GateResult result = gate.run();

    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.INVALID);
    assertThat(result.endpoints())
        .hasSize(2)
        .allSatisfy(
            each -> {
              assertThat(each.run().ending()).isEqualTo(RunEnding.LOST);
              assertThat(each.run().outcomes().successes()).isPositive();
            });
  }

  @Test
  void a_closed_load_tells_how_much_of_it_was_measured() throws Exception {
    server.follow(request -> Answers.iris().after(java.time.Duration.ofMillis(10)));
    InClusterGate gate = new InClusterGate(server, dir);
    gate.unset(Attribute.RATE);
    gate.unset(Attribute.ARRIVALS);
    gate.unset(Attribute.DURATION);
    gate.set(Attribute.REQUESTS, "100000");
    gate.set(Attribute.CONCURRENCY, "2");
    gate.evictBeforePart(2);
    RunResult run = gate.run().endpoints().get(0).run();

    assertThat(run.ending()).isEqualTo(RunEnding.LOST);
    assertThat(run.outcomes().successes()).isPositive();
    assertThat(run.outcomes().total()).isEqualTo(100_000);
  }

  @Test
  void errors_are_told_by_kind() throws Exception {
    AtomicInteger count = new AtomicInteger();
    server.follow(
        request ->
            count.incrementAndGet() % 5 == 0
                ? Answers.json(503, "{\"error\":\"full\"}")
                : Answers.iris());
    InClusterGate gate = new InClusterGate(server, dir);
    gate.set(Attribute.ERRORS, "0");
    gate.evictBeforePart(2);
    GateResult result = gate.run();

    RunResult run = result.endpoints().get(0).run();
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(run.outcomes().of(Outcome.SERVER_ERROR)).isPositive();
    assertThat(run.outcomes().byOutcome())
        .hasEntrySatisfying(
            Outcome.SERVER_ERROR, each -> assertThat(each.sample()).contains("full"));
    assertThat(result.text()).contains("the load was lost before its end");
  }

  @Test
  void a_line_that_is_damaged_makes_a_whole_result_invalid() throws Exception {
    InClusterGate gate = new InClusterGate(server, dir);
    gate.set(Attribute.DURATION, "4s");
    gate.alter(line -> line.replaceFirst(" measured 1/1 .", " measured 1/1 "));
    GateResult result = gate.run();

    RunResult run = result.endpoints().get(0).run();
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.INVALID);
    assertThat(run.outcomes().successes()).isEqualTo(200);
    assertThat(Unwrapped.text(result.text()))
        .contains("the load was measured to its end, but part of what its worker told was lost")
        .containsPattern("frame\\s+\\d+\\s+of\\s+the\\s+worker's\\s+log\\s+is");
  }

  /** In place of each line of a kind, with its number. */
  private static String failed(String kind, String line, String why) {
    if (!line.contains(" " + kind + " ")) {
      return line;
    }
    int number = Integer.parseInt(line.split(" ", 3)[1]);
    WorkerMessage[] all = new WorkerMessage[number];
    Arrays.fill(all, new WorkerMessage.Line(Optional.empty(), "before"));
    all[number - 1] = new WorkerMessage.Failure(FailureKind.FAILED, Optional.of(0), why);
    return FramedLines.of(all).get(number - 1);
  }

  @Test
  void what_a_worker_says_of_its_failure_stands_in_the_report_once() throws Exception {
    String why = "IllegalStateException: made up";
    InClusterGate gate = new InClusterGate(server, dir);
    gate.set(Attribute.DURATION, "4s");
    gate.alter(line -> failed("result", line, why));
    GateResult result = gate.run();

    assertThat(result.text()).containsOnlyOnce(why).contains("the load was lost after ");
    assertThat(gate.file("result.json")).containsOnlyOnce(why);
  }

  @Test
  void what_a_worker_says_beside_its_results_is_a_note_once() throws Exception {
    String why = "its token expires";
    InClusterGate gate = new InClusterGate(server, dir, "one", "two");
    gate.set(Attribute.DURATION, "2s");
    gate.alter(line -> failed("progress", line, why));
    GateResult result = gate.run();

    assertThat(result.text()).containsOnlyOnce("note      " + why).containsOnlyOnce(why);
  }

  @Test
  void a_line_of_the_result_that_is_missing_leaves_the_intervals() throws Exception {
    InClusterGate gate = new InClusterGate(server, dir);
    gate.set(Attribute.DURATION, "4s");
    gate.alter(line -> line.contains(" result 1/") ? "" : line);
    GateResult result = gate.run();

    RunResult run = result.endpoints().get(0).run();
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.INVALID);
    assertThat(run.ending()).isEqualTo(RunEnding.LOST);
    assertThat(run.outcomes().successes()).isBetween(50L, 199L);
  }
}
