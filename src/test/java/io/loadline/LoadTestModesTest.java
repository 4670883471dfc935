package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.InvalidConfigurationException;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What the outside makes of a gate. */
class LoadTestModesTest {
  private final Path dir;
  private ScriptedServer server;
  private GateKit kit;

  LoadTestModesTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() {
    server = ScriptedServer.always(Answers.iris());
    kit = GateKit.writingTo(dir).calling(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void enforce_is_what_holds_anyway() {
    assertThat(kit.with("loadline.mode", "enforce").run(GateTestCases.Impossible.class).message())
        .startsWith("FAIL gate:");
  }

  @Test
  void advise_makes_a_fail_loud_and_green() {
    GateOutput output = kit.with("loadline.mode", "advise").run(GateTestCases.Impossible.class);
    assertThat(output.errors()).isEmpty();
    assertThat(output.console())
        .contains("!!! loadline.mode=advise: this verdict does not fail the test !!!")
        .contains("FAIL gate: 1 of 2 objectives broken");
    assertThat(output.json(GateTestCases.Impossible.class, "gate")).contains("\"FAIL\"");
  }

  @Test
  void advise_leaves_a_dead_service_red() {
    server.follow(Script.healthyUntilMeasured(Answers.json(500, "{}")));
    GateOutput output = kit.with("loadline.mode", "advise").run(GateTestCases.Plain.class);
    assertThat(output.message())
        .startsWith("FAIL iris_keeps_its_promise: no request succeeded (20 x server-error)");
    assertThat(output.console()).doesNotContain("does not fail the test");
  }

  @Test
  void plan_prints_the_source_of_each_value_and_sends_nothing() {
    GateOutput output =
        kit.with("loadline.mode", "plan").with("loadline.rate", "7").run(GateTestCases.Plain.class);
    assertThat(output.error()).isInstanceOf(TestAbortedException.class);
    assertThat(output.message())
        .isEqualTo("loadline.mode=plan: the plan was printed, nothing was sent");
    assertThat(output.console())
        .startsWith("PLAN iris_keeps_its_promise: no request was sent (loadline.mode=plan)")
        .containsPattern("@Load\\(rate\\) +7\\s+JUnit configuration parameter loadline.rate")
        .containsPattern(
            "@Slo\\(latencyMean\\) +5000\\s+@Slo on method iris_keeps_its_promise\\(\\)")
        .containsPattern(
            "arrivals = CONSTANT\\), from @Load on @Quick on class Plain,\\s+no longer holds")
        .containsPattern("@Load\\(requests\\) +20\\s+@Load on @Quick on class Plain")
        .containsPattern("@InferenceLoadTest\\(timeout\\) +\"30s\" +default");
    assertThat(server.requests()).isZero();
    assertThat(output.files()).isEmpty();
  }

  @Test
  void off_skips_gates_with_the_reason_and_nothing_else() {
    GateOutput output = kit.with("loadline.mode", "off").run(GateTestCases.Plain.class);
    output.tests().assertStatistics(stats -> stats.skipped(1).started(0));
    assertThat(output.tests().skipped().stream().findFirst().orElseThrow().getPayload())
        .contains("loadline.mode=off");
    assertThat(server.requests()).isZero();
  }

  @Test
  void a_wrong_mode_is_an_error_with_what_is_allowed() {
    Throwable error = kit.with("loadline.mode", "of").run(GateTestCases.Plain.class).error();
    assertThat(error).hasRootCauseInstanceOf(InvalidConfigurationException.class);
    assertThat(error).rootCause().hasMessageContaining("loadline.mode = \"of\"");
  }

  @Test
  void an_override_that_loosens_stands_in_the_first_line_and_in_the_result() {
    GateOutput output =
        kit.with("loadline.latency-mean", "4000").run(GateTestCases.Impossible.class);
    assertThat(output.console())
        .contains(
            """
            PASS gate (loosened): all 2 objectives hold
              loosened  http/latency-mean <= 4000 ms by JUnit configuration parameter
                        loadline.latency-mean, was 0.000001
            """);
    assertThat(output.json(GateTestCases.Impossible.class, "gate"))
        .containsPattern(
            "\"key\" ?: ?\"loadline.latency-mean\",\\s*\"from\" ?: ?\"0.000001\",\\s*\"to\" ?: ?"
                + "\"4000\",\\s*\"source\" ?: ?\"JUnit configuration parameter\",\\s*\"loosens\" ?:"
                + " ?true");
  }

  @Test
  void too_few_requests_of_a_closed_loop_are_inconclusive_and_say_what_would_decide() {
    server.follow(Script.always(Answers.slow(Duration.ofMillis(30))));
    GateOutput output = kit.run(GateTestCases.TooFewToDecide.class);
    assertThat(output.error()).isExactlyInstanceOf(InconclusiveError.class);
    // How many requests there are in that time is the machine's to say.
    assertThat(output.message().replaceFirst("\\(\\d+ of 299", "(<n> of 299"))
        .startsWith(
            """
            INCONCLUSIVE gate: 1 of 2 objectives not decided;
                too few samples for http/latency-p99 (<n> of 299 needed)
            """)
        .contains("http/latency-p99: too few requests: below 100 there is no http/latency-p99");
  }

  @Test
  void on_inconclusive_may_abort() {
    server.follow(Script.always(Answers.slow(Duration.ofMillis(30))));
    Throwable error =
        kit.with("loadline.on-inconclusive", "abort")
            .run(GateTestCases.TooFewToDecide.class)
            .error();
    assertThat(error).isExactlyInstanceOf(TestAbortedException.class);
    assertThat(error).hasMessageStartingWith("INCONCLUSIVE gate:");
  }

  @Test
  void an_interrupted_run_is_invalid_and_its_result_is_written() {
    server.follow(Script.interrupting(Thread.currentThread(), 5));
    GateOutput output = kit.run(GateTestCases.Plain.class);
    assertThat(output.error()).isExactlyInstanceOf(InvalidRunError.class);
    assertThat(output.message())
        .startsWith("INVALID iris_keeps_its_promise: the run was interrupted\n");
    assertThat(output.json(GateTestCases.Plain.class, "iris_keeps_its_promise"))
        .contains("\"INVALID\"")
        .contains("\"interrupted\"");
  }

  @Test
  void on_invalid_may_abort() {
    server.follow(Script.interrupting(Thread.currentThread(), 5));
    GateOutput output = kit.with("loadline.on-invalid", "abort").run(GateTestCases.Plain.class);
    assertThat(output.error()).isExactlyInstanceOf(TestAbortedException.class);
  }

  @Test
  void the_plan_of_a_load_in_the_cluster_shows_its_job() {
    GateOutput output =
        GateKit.writingTo(dir)
            .calling(URI.create("http://iris.ml.svc.cluster.local/v2/models/iris/infer"))
            .with("loadline.mode", "plan")
            .with("loadline.run-in", "cluster")
            .with("loadline.image", "mirror.example/jre:17")
            .with("loadline.worker-namespace", "load")
            .run(ClusterTestCases.Tutorial.class);
    assertThat(output.console())
        .contains("@InferenceLoadTest(runIn)", "the Job of its load")
        .contains("\"kind\" : \"Job\"", "\"namespace\" : \"load\"", "mirror.example/jre:17")
        .contains("io.loadline.engine.WorkerMain");
  }
}
