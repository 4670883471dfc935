package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.InvalidConfigurationException;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What a gate makes of a JUnit test. */
class LoadTestVerdictTest {
  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  LoadTestVerdictTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateOutput run(Class<?> fixture) {
    return GateKit.writingTo(dir).calling(server.url()).run(fixture);
  }

  @Test
  void a_kept_promise_is_green_and_printed() {
    GateOutput output = run(GateTestCases.Plain.class);
    output.tests().assertStatistics(stats -> stats.succeeded(1).failed(0).aborted(0));
    assertThat(output.console())
        .contains("PASS iris_keeps_its_promise: all 2 objectives hold\n")
        .contains("http/latency-mean")
        .contains("20 requests, 200.0/s constant");
    assertThat(server.requests("measurement")).isEqualTo(20);
  }

  @Test
  void a_broken_promise_is_an_assertion_failure_with_the_report_as_its_message() {
    GateOutput output = run(GateTestCases.Impossible.class);
    assertThat(output.error()).isExactlyInstanceOf(AssertionFailedError.class);
    assertThat(output.error().getStackTrace()).isEmpty();
    assertThat(output.message().lines())
        .startsWith("FAIL gate: 1 of 2 objectives broken")
        .anyMatch(line -> line.matches("  http/latency-mean +<= 0.000001 ms .*"))
        .anyMatch(line -> line.startsWith("  target    http://127.0.0.1:"))
        .contains("  gate      io.loadline.GateTestCases$Impossible#gate");
    assertThat(output.console()).contains(output.message());
  }

  @Test
  void a_service_that_is_not_there_is_an_error_of_another_kind() {
    URI nobody = URI.create("http://127.0.0.1:" + ClosedPort.find() + ScriptedServer.INFER);
    GateOutput output =
        GateKit.writingTo(dir)
            .calling(nobody)
            .with("loadline.ready.timeout", "300ms")
            .run(GateTestCases.Plain.class);
    assertThat(output.error()).isExactlyInstanceOf(NotReadyException.class);
    assertThat(output.error()).isNotInstanceOf(AssertionError.class);
    assertThat(output.error().getStackTrace()).isEmpty();
  }

  @Test
  void a_wrong_configuration_lists_every_problem_before_any_request() {
    GateOutput output = run(GateTestCases.ManyMistakes.class);
    assertThat(output.error()).isExactlyInstanceOf(InvalidConfigurationException.class);
    assertThat(output.error().getStackTrace()).isEmpty();
    assertThat(output.message().lines())
        .startsWith("5 problems in the configuration")
        .anyMatch(line -> line.contains("@InferenceLoadTest(url = \"iris:8080\")"))
        .anyMatch(line -> line.contains("@InferenceLoadTest(payload = \"nowhere.json\")"))
        .anyMatch(line -> line.contains("@InferenceLoadTest(timeout = \"30\")"))
        .anyMatch(line -> line.contains("@Load(rate = 0)"))
        .anyMatch(line -> line.contains("http/latency-p9x"));
    assertThat(server.requests()).isZero();
  }

  @Test
  void a_gate_without_objective_and_result_is_an_error() {
    assertThat(run(GateTestCases.NoObjective.class).message())
        .startsWith("@Slo: no objective is set, so nothing would be judged");
  }

  @Test
  void a_result_as_parameter_is_complete_and_only_errors_are_judged() {
    GateOutput output = run(GateTestCases.OnlyResult.class);
    assertThat(output.errors()).isEmpty();
    assertThat(output.console()).contains("no objective was named: only errors were judged");
  }

  @Test
  void errors_are_judged_where_no_objective_is_there_for_them() {
    server.follow(Script.every(10, Answers.json(503, "busy")));
    assertThat(run(GateTestCases.OnlyResult.class).error().getSuppressed())
        .singleElement()
        .asString()
        .contains("FAIL gate: 1 of 1 objective broken");
  }

  @Test
  void no_error_is_allowed_where_none_is_named_and_the_text_says_so() {
    server.follow(Script.every(10, Answers.json(503, "busy")));
    GateOutput output = run(GateTestCases.Implied.class);
    assertThat(output.message())
        .startsWith("FAIL gate: 1 of 2 objectives broken\n")
        .contains("no error objective was named: none are allowed")
        .contains("server-error 2, first at ")
        .contains("status 503: busy");
  }

  @Test
  void the_verdict_comes_after_the_body() {
    GateTestCases.BodyOfABrokenGate.ran = false;
    assertThat(run(GateTestCases.BodyOfABrokenGate.class).message()).startsWith("FAIL gate:");
    assertThat(GateTestCases.BodyOfABrokenGate.ran).isTrue();
  }

  @Test
  void the_verdict_is_added_to_the_bodys_own_failure() {
    Throwable error = run(GateTestCases.BothBroken.class).error();
    assertThat(error).hasMessage("the body's own");
    assertThat(error.getSuppressed())
        .singleElement()
        .isInstanceOf(AssertionFailedError.class)
        .asString()
        .contains("FAIL gate:");
  }

  @Test
  void a_result_before_the_load_is_refused_with_the_place_where_there_is_one() {
    Throwable error = run(GateTestCases.ResultTooEarly.class).error();
    assertThat(error).isInstanceOf(ParameterResolutionException.class);
    assertThat(error.getStackTrace()).isEmpty();
    assertThat(error.getMessage())
        .contains("there is no LoadResult before the load; take it in the test method");
    assertThat(server.requests()).isZero();
  }

  @Test
  void a_result_may_be_taken_after_the_test() {
    assertThat(run(GateTestCases.ResultAfterwards.class).errors()).isEmpty();
    assertThat(GateTestCases.ResultAfterwards.requests).isEqualTo(20);
  }

  @Test
  void a_disabled_gate_sends_nothing_and_its_neighbours_run() {
    GateOutput output = run(GateTestCases.Off.class);
    output.tests().assertStatistics(stats -> stats.skipped(1).succeeded(1));
    assertThat(server.requests()).isZero();
  }
}
