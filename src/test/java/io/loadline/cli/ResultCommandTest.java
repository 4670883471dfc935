package io.loadline.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Loadline;
import io.loadline.plan.Arrivals;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import io.loadline.text.WrappedText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code report} and {@code assert} on files that gates have left. */
class ResultCommandTest {
  private static Path dir = Path.of("");
  private static Path passed = Path.of("");
  private static Path failed = Path.of("");
  private static String said = "";

  private final CommandLine cli = new CommandLine();

  @BeforeAll
  static void leave_results(@TempDir Path temp) throws Exception {
    dir = temp;
    System.setProperty("loadline.output-dir", dir.toString());
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      Loadline gate =
          Loadline.target(server.url())
              .payload("{\"inputs\":[]}")
              .load(load -> load.requests(20).rate(200).arrivals(Arrivals.CONSTANT).warmup("2"))
              .withOverrides()
              .printTo(new PrintStream(OutputStream.nullOutputStream()));
      passed =
          gate.slo(slo -> slo.latencyMean(Duration.ofSeconds(5)))
              .named("passed")
              .run()
              .report()
              .orElseThrow();
      var result = gate.slo(slo -> slo.latencyMean(Duration.ofNanos(1))).named("failed").run();
      failed = result.report().orElseThrow();
      said = result.toString();
    } finally {
      System.clearProperty("loadline.output-dir");
    }
  }

  @AfterAll
  static void nothing_is_left_open() {
    assertThat(Optional.ofNullable(System.getProperty("loadline.output-dir"))).isEmpty();
  }

  @Test
  void report_prints_what_the_gate_printed_whatever_its_verdict() {
    assertThat(cli.run("report", failed)).isZero();
    assertThat(cli.printed()).isEqualTo(said + System.lineSeparator());
    assertThat(cli.complained()).isEmpty();
  }

  @Test
  void report_writes_other_formats_beside_the_result() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("copy"));
    Path copy = Files.copy(failed, folder.resolve("result.json"), REPLACE_EXISTING);

    assertThat(cli.run("report", copy, "--write", "--formats", "iter8,csv")).isZero();

    assertThat(cli.printed())
        .startsWith("wrote " + folder.resolve("index.html") + System.lineSeparator())
        .contains(
            "wrote " + folder.resolve("intervals.csv"),
            "wrote " + folder.resolve("iter8.txt"),
            "FAIL failed: ");
    assertThat(folder.resolve("index.html"))
        .content()
        .startsWith("<!DOCTYPE html>")
        .doesNotContain("all gates");
    assertThat(folder.resolve("iter8.txt")).content().contains("http/latency-mean (msec) <= ");
    assertThat(folder.resolve("intervals.csv")).content().startsWith("start_s,length_s,");
  }

  @Test
  void report_writes_what_it_can_of_a_result_that_it_cannot_tell() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("old"));
    String json = Files.readString(failed).replaceFirst("\"run\" : \"[^\"]+\",", "");
    Path old = Files.writeString(folder.resolve("result.json"), json);

    assertThat(cli.run("report", old, "--write")).isEqualTo(64);

    assertThat(cli.printed().lines()).containsExactly("wrote " + folder.resolve("index.html"));
    assertThat(complained()).contains("holds the figures of a run but not the run");
  }

  @Test
  void files_are_written_beside_a_result_of_that_name_alone() throws IOException {
    Path renamed = Files.copy(failed, dir.resolve("renamed.json"), REPLACE_EXISTING);

    assertThat(cli.run("report", renamed)).isZero();
    assertThat(cli.run("report", renamed, "--write", "--formats", "csv")).isEqualTo(64);
    assertThat(complained())
        .contains("is not called result.json, beside which files are written; copy it under");
  }

  @Test
  void assert_ends_by_the_verdict() {
    assertThat(cli.run("assert", passed)).isZero();
    assertThat(cli.printed())
        .startsWith("PASS passed: all 2 objectives hold")
        .contains("  page      ", "  report    ");
    assertThat(cli.run("assert", failed)).isEqualTo(1);
    assertThat(cli.printed()).startsWith("FAIL failed: 1 of 2 objectives broken");
    assertThat(cli.run("assert", passed, failed, passed.resolveSibling(""))).isEqualTo(1);
    assertThat(cli.printed()).contains("PASS passed", "FAIL failed");
  }

  @ParameterizedTest
  @CsvSource({
    "--latency-mean, 5000, 0",
    "--latency-mean, 0.000001, 1",
    "--latency-p95, 5000, 0",
    "--upper, http/latency-p87.5=5000, 0",
    "--lower, http/throughput=1, 0",
    "--throughput, 1, 0",
    "--error-ratio, 0, 0",
    "--errors, 0, 0"
  })
  void other_objectives_replace_those_of_the_run(String option, String value, int exit) {
    for (Path file : new Path[] {passed, failed}) {
      assertThat(cli.run("assert", file, option, value)).as(cli.complained()).isEqualTo(exit);
      assertThat(cli.run("assert", option + "=" + value, file)).isEqualTo(exit);
      assertThat(cli.printed())
          .contains("judged by other objectives than those of the run", "  report    ")
          .as("its page tells of those of the run")
          .doesNotContain("  page      ");
    }
  }

  @Test
  void a_list_may_be_given_in_several_options() {
    assertThat(
            cli.run(
                "assert",
                passed,
                "--upper",
                "http/latency-p50=5000",
                "--upper",
                "http/latency-p80=0.000001"))
        .isEqualTo(1);
    assertThat(cli.printed()).contains("http/latency-p50", "http/latency-p80");
  }

  @Test
  void what_cannot_be_judged_is_64_and_says_why() {
    assertThat(cli.run("assert", passed, "--latency-p99", "5")).isEqualTo(64);
    assertThat(complained())
        .startsWith(
            passed + ": @Slo(latencyP99 = 5), from the command line: http/latency-p99 needs");
    assertThat(cli.run("assert", dir.resolve("nowhere.json"), failed)).isEqualTo(64);
    assertThat(cli.complained())
        .startsWith(dir.resolve("nowhere.json") + ": there is no such file");
    assertThat(cli.printed()).as("the others are judged all the same").startsWith("FAIL failed");
    assertThat(cli.run("report", "a\0b")).isEqualTo(64);
    assertThat(cli.complained()).contains("is no name of a file");
  }

  @Test
  void a_gate_without_a_verdict_is_4() throws IOException {
    Path error =
        Files.writeString(
            dir.resolve("error.json"),
            "{\"schema\": 1, \"name\": \"gate\", \"verdict\": \"ERROR\", \"reason\": \"not ready.\","
                + " \"details\": [\"do  start it\"]}");
    assertThat(cli.run("assert", error)).isEqualTo(4);
    assertThat(cli.printed().lines()).containsExactly("ERROR gate: not ready.", "do  start it");
    assertThat(cli.run("report", error)).isZero();
    assertThat(cli.run("assert", error, failed)).isEqualTo(1);
  }

  /** As it was before it was wrapped. */
  private String complained() {
    return WrappedText.firstLine(cli.complained());
  }
}
