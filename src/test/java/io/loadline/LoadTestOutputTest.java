package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries, files, and what must be in none of them. */
class LoadTestOutputTest {
  private static final String TOKEN = "s3cr3t-t0ken";
  private static final String CREDENTIAL = "unmarked-credential";

  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  LoadTestOutputTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateOutput run(Class<?> fixture) {
    return GateKit.writingTo(dir).calling(server.url()).run(fixture);
  }

  @Test
  void figures_are_published_by_their_iter8_names() {
    assertThat(run(GateTestCases.Plain.class).entries())
        .containsEntry("verdict", "PASS")
        .containsEntry("http/request-count", "20")
        .containsEntry("http/error-count", "0")
        .containsEntry("http/error-rate", "0")
        .containsKeys("http/latency-mean", "http/latency-p99", "http/throughput", "seed");
  }

  @Test
  void the_result_is_published_as_it_is_kept() throws Exception {
    GateOutput output = run(GateTestCases.Impossible.class);
    Path published = output.attachments().get(0);
    assertThat(Files.readString(published.resolve("result.json")))
        .isEqualTo(output.json(GateTestCases.Impossible.class, "gate"))
        .contains("\"FAIL\"");
    assertThat(output.entries()).containsEntry("verdict", "FAIL");
  }

  @Test
  void other_formats_are_kept_and_published_beside_the_result() throws Exception {
    GateOutput output =
        GateKit.writingTo(dir)
            .calling(server.url())
            .with("loadline.formats", "csv,hdr,openmetrics,llm-d,iter8")
            .run(GateTestCases.Impossible.class);
    Path published = output.attachments().get(0);
    assertThat(published.resolve("intervals.csv")).content().startsWith("start_s,");
    assertThat(published.resolve("intervals.hlog")).content().contains("HISTF");
    assertThat(published.resolve("benchmark-report.yaml")).content().contains("FAIL: ");
    assertThat(published.resolve("openmetrics.txt")).content().endsWith("# EOF\n");
    assertThat(published.resolve("iter8.txt")).content().contains("| false");
    assertThat(output.message()).startsWith("FAIL ");
    assertThat(run(GateTestCases.Impossible.class).files().keySet())
        .as("nothing is left there of an earlier run")
        .noneMatch(file -> file.endsWith(".csv"));
  }

  @Test
  void a_folder_that_takes_no_other_format_takes_no_verdict() throws Exception {
    Path folder = dir.resolve("results/io.loadline.GateTestCases$Impossible/gate");
    Files.createDirectories(folder.resolve("intervals.csv/in-the-way"));
    GateOutput output =
        GateKit.writingTo(dir)
            .calling(server.url())
            .with("loadline.formats", "csv")
            .run(GateTestCases.Impossible.class);
    assertThat(output.message()).startsWith("FAIL ");
    assertThat(Unwrapped.text(output.console()))
        .contains("stands, but not the files of loadline.formats: ")
        .contains("intervals.csv");
  }

  @Test
  void a_ci_system_is_told_on_lines_of_their_own_below_the_report() {
    GateOutput output =
        GateKit.writingTo(dir)
            .calling(server.url())
            .with("loadline.ci", "annotations,metrics")
            .run(GateTestCases.Impossible.class);

    String console = output.console();
    assertThat(console).containsOnlyOnce("\n::error title=FAIL gate::1 of 2 objectives broken%0A");
    assertThat(console.indexOf("\nFAIL gate")).isLessThan(console.indexOf("\n::error"));
    assertThat(dir.resolve("results").resolve("metrics.txt"))
        .content()
        .contains("loadline_gate_passed{gate=\"io.loadline.GateTestCases$Impossible.gate\"} 0\n");
  }

  @Test
  void a_service_that_is_not_ready_leaves_a_result_too() {
    URI nobody = URI.create("http://127.0.0.1:" + ClosedPort.find() + ScriptedServer.INFER);
    GateOutput output =
        GateKit.writingTo(dir)
            .calling(nobody)
            .with("loadline.ready.timeout", "300ms")
            .run(GateTestCases.Plain.class);
    assertThat(output.json(GateTestCases.Plain.class, "iris_keeps_its_promise"))
        .contains("\"ERROR\"")
        .contains("not ready");
  }

  @Test
  void a_wrong_configuration_leaves_a_result_too() {
    GateOutput output =
        GateKit.writingTo(dir)
            .calling(server.url())
            .with("loadline.rate", "0")
            .run(GateTestCases.Plain.class);
    assertThat(output.json(GateTestCases.Plain.class, "iris_keeps_its_promise"))
        .contains("\"ERROR\"")
        .contains("must be greater than 0");
  }

  @Test
  void an_interrupt_before_the_load_leaves_a_result_with_the_reason() {
    server.follow(Script.always(Answers.json(503, "loading")));
    Thread.currentThread().interrupt();
    GateOutput output = run(GateTestCases.Plain.class);
    Thread.interrupted();
    assertThat(output.error()).isInstanceOf(InterruptedException.class);
    assertThat(output.json(GateTestCases.Plain.class, "iris_keeps_its_promise"))
        .contains("\"ERROR\"")
        .contains("interrupted before the load began");
  }

  @Test
  void overloads_have_folders_of_their_own() {
    GateOutput output = run(GateTestCases.Overloaded.class);
    assertThat(output.errors()).isEmpty();
    assertThat(output.json(GateTestCases.Overloaded.class, "gate")).contains("\"PASS\"");
    assertThat(output.json(GateTestCases.Overloaded.class, "gate-2")).contains("\"PASS\"");
  }

  private void hasNoSecret(GateOutput output) {
    assertThat(output.console()).doesNotContain(TOKEN).doesNotContain(CREDENTIAL);
    assertThat(output.message()).doesNotContain(TOKEN).doesNotContain(CREDENTIAL).contains("***");
    assertThat(output.entries().toString()).doesNotContain(TOKEN).doesNotContain(CREDENTIAL);
    assertThat(output.files()).isNotEmpty();
    output
        .files()
        .forEach((file, text) -> assertThat(text).doesNotContain(TOKEN).doesNotContain(CREDENTIAL));
  }

  private GateOutput runWithSecrets(String readyTimeout) {
    return GateKit.writingTo(dir)
        .calling(server.url())
        .with("test.token", TOKEN)
        .with("loadline.ready.timeout", readyTimeout)
        .run(GateTestCases.Secret.class);
  }

  private static String echo(ReceivedRequest request) {
    return "{\"refused\":\"" + request.headers() + "\"}";
  }

  @Test
  void a_secret_that_the_service_echoes_is_in_no_output() {
    AtomicInteger seen = new AtomicInteger();
    server.follow(
        request -> {
          if (request.asksReady()) {
            return Answers.text(200, "");
          }
          seen.addAndGet(request.headers().toString().contains(TOKEN) ? 1 : 0);
          boolean measured = request.phase().equals("measurement");
          return measured ? Answers.json(500, echo(request)) : Answers.iris();
        });
    GateOutput output = runWithSecrets("30s");
    assertThat(output.message()).startsWith("FAIL gate: no request succeeded (20 x server-error)");
    assertThat(seen.get()).isGreaterThan(20);
    hasNoSecret(output);
  }

  @Test
  void a_secret_that_a_service_echoes_before_it_is_ready_is_in_no_output() {
    server.follow(
        request -> request.asksReady() ? Answers.text(200, "") : Answers.json(503, echo(request)));
    hasNoSecret(runWithSecrets("400ms"));
  }
}
