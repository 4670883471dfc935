package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.Arrivals;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The run without annotations. */
class LoadlineTest {
  private final Path dir;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Map<String, String> before = new HashMap<>();
  private ScriptedServer server;

  LoadlineTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() {
    server = ScriptedServer.always(Answers.iris());
  }

  @AfterEach
  void stop() {
    server.close();
    before.keySet().forEach(System::clearProperty);
  }

  private void set(String key, String value) {
    before.put(key, value);
    System.setProperty(key, value);
  }

  private Loadline gate() {
    return Loadline.target(server.url())
        .payload(GateKit.PAYLOAD)
        .load(load -> load.requests(20).rate(200).arrivals(Arrivals.CONSTANT).warmup("2"))
        .printTo(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private Loadline impossible() {
    return gate().slo(slo -> slo.latencyMean(Duration.ofNanos(1)));
  }

  @Test
  void run_returns_what_check_throws() throws Exception {
    LoadResult result = impossible().run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThatThrownBy(() -> impossible().check())
        .isExactlyInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("FAIL " + server.url() + ": 1 of 2 objectives\n    broken\n");
  }

  @Test
  void check_returns_the_result_of_a_kept_promise() throws Exception {
    LoadResult result = gate().slo(slo -> slo.latencyMax(Duration.ofSeconds(20))).check();
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.requests()).isEqualTo(20);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains(result.toString());
  }

  @Test
  void without_an_objective_only_errors_are_judged() throws Exception {
    assertThat(gate().run().toString()).contains("only errors were judged");
  }

  @Test
  void an_unnamed_run_writes_nothing() throws Exception {
    set("loadline.output-dir", dir.toString());
    assertThat(gate().withOverrides().run().report()).isEmpty();
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void a_named_run_writes_its_result_to_the_folder_of_its_name() throws Exception {
    set("loadline.output-dir", dir.toString());
    LoadResult result = gate().withOverrides().named("nightly").run();
    assertThat(result.report()).contains(dir.resolve("nightly").resolve("result.json"));
    assertThat(result.report().orElseThrow()).content().contains("\"PASS\"");
  }

  @Test
  void overrides_are_read_only_when_they_are_asked_for() throws Exception {
    set("loadline.requests", "30");
    assertThat(gate().run().requests()).isEqualTo(20);
    assertThat(gate().withOverrides().run().requests()).isEqualTo(30);
  }

  @Test
  void a_loosened_promise_stands_in_the_first_line() throws Exception {
    set("loadline.latency-mean", "4000");
    assertThat(impossible().withOverrides().check().toString())
        .startsWith(
            "PASS "
                + server.url()
                + " (loosened): all 2\n    objectives hold\n"
                + "  loosened  http/latency-mean <= 4000 ms by system property\n"
                + "            loadline.latency-mean, was 0.000001\n");
  }

  @Test
  void check_follows_the_mode() throws Exception {
    set("loadline.mode", "advise");
    assertThat(impossible().withOverrides().check().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void the_modes_that_send_nothing_abort() {
    set("loadline.mode", "off");
    assertThatThrownBy(() -> gate().withOverrides().run())
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("loadline.mode=off");
    set("loadline.mode", "plan");
    assertThatThrownBy(() -> gate().withOverrides().run())
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("loadline.mode=plan: the plan was printed, nothing was sent");
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("PLAN " + server.url() + ": no request was sent");
    assertThat(server.requests()).isZero();
  }

  @Test
  void a_wrong_setting_is_refused_with_its_name() {
    assertThatThrownBy(() -> gate().load(load -> load.rate(0)).run())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("@Load(rate = 0), from Loadline.target(..): ");
    assertThat(server.requests()).isZero();
  }

  @Test
  void may_be_run_again() throws Exception {
    Loadline gate = gate();
    gate.run();
    gate.run();
    assertThat(server.requests("measurement")).isEqualTo(40);
  }
}
