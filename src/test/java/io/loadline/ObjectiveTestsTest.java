package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

/** Each objective of a gate is a test of its own. */
class ObjectiveTestsTest {
  private static final String MEAN = "http/latency-mean <= ";
  private static final String ERRORS = "http/error-count <= 0";

  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  ObjectiveTestsTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateKit kit() {
    return GateKit.writingTo(dir).calling(server.url());
  }

  private GateOutput run(Class<?> fixture) {
    return kit().run(fixture);
  }

  /** Display name and end of each test, in the order in which they ran. */
  static List<String> ends(GateOutput output) {
    return output
        .tests()
        .finished()
        .map(event -> event.getTestDescriptor().getDisplayName() + ": " + end(event))
        .toList();
  }

  private static TestExecutionResult.Status end(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getStatus();
  }

  @Test
  void the_load_and_each_objective_are_tests_and_the_load_is_driven_once() {
    GateOutput output = run(ObjectiveTestCases.Kept.class);
    assertThat(ends(output))
        .containsExactly("load: SUCCESSFUL", MEAN + "5000 ms: SUCCESSFUL", ERRORS + ": SUCCESSFUL");
    assertThat(server.requests("measurement")).isEqualTo(20);
    assertThat(output.console().lines())
        .containsOnlyOnce("PASS iris_keeps_its_promise: all 2 objectives hold")
        .containsOnlyOnce("PASS iris_keeps_its_promise: http/error-count <= 0: 0");
  }

  @Test
  void only_the_objective_that_is_broken_is_red_with_its_figure_in_the_first_line() {
    GateOutput output = run(ObjectiveTestCases.OneBroken.class);
    assertThat(ends(output))
        .containsExactly(
            "load: SUCCESSFUL",
            MEAN + "0.000001 ms: FAILED",
            "http/latency-p50 <= 5000 ms: SUCCESSFUL",
            ERRORS + ": SUCCESSFUL");
    assertThat(output.error()).isExactlyInstanceOf(AssertionFailedError.class);
    assertThat(output.error().getStackTrace()).isEmpty();
    List<String> message = output.message().lines().toList();
    assertThat(message.get(0)).matches("FAIL gate: http/latency-mean <= 0.000001 ms: [\\d.]+ ms");
    assertThat(message)
        .anyMatch(line -> line.matches("  http/latency-mean +<= 0.000001 ms .* FAIL  \\+.* %"))
        .noneMatch(line -> line.contains("http/error-count"))
        .contains("  gate      io.loadline.ObjectiveTestCases$OneBroken#gate");
    assertThat(output.console()).contains("FAIL gate: 1 of 3 objectives broken");
  }

  @Test
  void the_body_runs_once_with_the_load_and_each_test_is_prepared_and_may_take_the_result() {
    ObjectiveTestCases.OneBroken.CALLS.clear();
    run(ObjectiveTestCases.OneBroken.class);
    assertThat(ObjectiveTestCases.OneBroken.CALLS)
        .containsExactly(
            "before load",
            "body 20",
            "after 20",
            "before http/latency-mean <= 0.000001 ms",
            "after 20",
            "before http/latency-p50 <= 5000 ms",
            "after 20",
            "before http/error-count <= 0",
            "after 20");
  }

  @Test
  void a_failure_of_the_body_is_that_of_the_load() {
    GateOutput output = run(ObjectiveTestCases.BodyFails.class);
    assertThat(ends(output))
        .containsExactly("load: FAILED", MEAN + "0.000001 ms: FAILED", ERRORS + ": SUCCESSFUL");
    assertThat(output.errors().get(0)).hasMessage("the body's own").hasNoSuppressedExceptions();
  }

  @Test
  void a_service_without_a_success_is_red_as_a_load_though_an_objective_holds() {
    server.follow(Script.healthyUntilMeasured(Answers.json(503, "busy")));
    GateOutput output = run(ObjectiveTestCases.ErrorsAllowed.class);
    assertThat(ends(output))
        .containsExactly(
            "load: FAILED",
            "http/latency-p50 <= 5000 ms: FAILED",
            "http/error-count <= 1000: SUCCESSFUL");
    assertThat(output.errors().get(0)).hasMessageStartingWith("FAIL gate: no request succeeded");
  }

  @Test
  void an_objective_that_holds_in_a_run_that_is_invalid_is_aborted() {
    server.follow(Script.interrupting(Thread.currentThread(), 5));
    GateOutput output = run(ObjectiveTestCases.ErrorsAllowed.class);
    assertThat(ends(output))
        .startsWith("load: FAILED")
        .endsWith("http/error-count <= 1000: ABORTED");
    assertThat(output.errors().get(0)).isExactlyInstanceOf(InvalidRunError.class);
    assertThat(output.errors())
        .last()
        .asInstanceOf(THROWABLE)
        .hasMessageStartingWith("INVALID gate: http/error-count <= 1000: ")
        .hasMessageContaining(", of a run that is INVALID and shows\n    nothing\n");
  }

  @Test
  void an_objective_that_is_not_decided_fails_or_is_aborted_as_set() {
    server.follow(Script.always(Answers.slow(Duration.ofMillis(30))));
    GateOutput fails = run(ObjectiveTestCases.TooFewToDecide.class);
    assertThat(ends(fails))
        .containsExactly(
            "load: SUCCESSFUL", "http/latency-p99 <= 5000 ms: FAILED", ERRORS + ": SUCCESSFUL");
    assertThat(fails.error()).isExactlyInstanceOf(InconclusiveError.class);
    GateOutput aborts =
        kit()
            .with("loadline.on-inconclusive", "abort")
            .run(ObjectiveTestCases.TooFewToDecide.class);
    assertThat(ends(aborts)).contains("http/latency-p99 <= 5000 ms: ABORTED");
  }

  @Test
  void objectives_of_several_endpoints_bear_their_names() {
    GateOutput output = run(ObjectiveTestCases.TwoEndpoints.class);
    assertThat(ends(output))
        .containsExactly(
            "load: SUCCESSFUL",
            "iris http/latency-mean <= 5000 ms: SUCCESSFUL",
            "iris http/error-count <= 0: SUCCESSFUL",
            "digits http/latency-mean <= 0.000001 ms: FAILED",
            "digits http/error-count <= 0: SUCCESSFUL");
    assertThat(output.message())
        .startsWith("FAIL gate at digits: http/latency-mean <= 0.000001 ms: ")
        .contains("  gate      io.loadline.ObjectiveTestCases$TwoEndpoints#gate")
        .contains("digits/result.json");
  }

  @Test
  void an_objective_publishes_its_own_entries_and_the_load_all_and_the_files() {
    GateOutput output = run(ObjectiveTestCases.OneBroken.class);
    List<Map<String, String>> entries =
        output
            .tests()
            .reportingEntryPublished()
            .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
            .toList();
    assertThat(entries).hasSize(4);
    assertThat(entries.get(0)).containsEntry("verdict", "FAIL").containsKey("http/latency-p99");
    assertThat(entries.get(1))
        .containsEntry("verdict", "FAIL")
        .containsEntry("objective", "http/latency-mean <= 0.000001 ms")
        .containsEntry("samples", "20")
        .containsOnlyKeys("verdict", "objective", "http/latency-mean", "samples");
    assertThat(entries.get(3))
        .containsEntry("verdict", "PASS")
        .containsEntry("http/error-count", "0");
    assertThat(output.attachments()).hasSize(1);
  }
}
