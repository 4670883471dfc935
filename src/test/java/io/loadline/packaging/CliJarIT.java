package io.loadline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Loadline;
import io.loadline.plan.Arrivals;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar of the command line in a plain JVM, with nothing else on the class path. */
@Timeout(180)
class CliJarIT {
  private static final long MOST_BYTES = 24L << 20;

  private static Path folder = Path.of("");
  private static Path result = Path.of("");
  private static String said = "";

  /** What came of a command. */
  private record Ended(int code, String out, String err) {}

  @BeforeAll
  static void leave_a_result(@TempDir Path temp) throws Exception {
    folder = temp;
    System.setProperty("loadline.output-dir", folder.resolve("results").toString());
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      var measured =
          Loadline.target(server.url())
              .payload("{\"inputs\":[]}")
              .load(load -> load.requests(20).rate(200).arrivals(Arrivals.CONSTANT).warmup("2"))
              .slo(slo -> slo.latencyMean(Duration.ofNanos(1)))
              .withOverrides()
              .named("iris")
              .printTo(new PrintStream(OutputStream.nullOutputStream()))
              .run();
      result = measured.report().orElseThrow();
      said = measured.toString();
    } finally {
      System.clearProperty("loadline.output-dir");
    }
  }

  private static Ended run(Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", Artifacts.jar("cli").toString()));
    List.of(arguments).forEach(each -> command.add(String.valueOf(each)));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }

  private static Ended run(Object... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  @Test
  void report_prints_what_the_gate_printed() throws Exception {
    assertThat(run("report", result)).isEqualTo(new Ended(0, said + System.lineSeparator(), ""));
  }

  @Test
  void assert_ends_by_the_verdict() throws Exception {
    assertThat(run("assert", result)).extracting(Ended::code, Ended::err).containsExactly(1, "");
    assertThat(run("assert", result, "--latency-mean", "5000", "--errors", "0"))
        .satisfies(ended -> assertThat(ended.code()).isZero())
        .satisfies(ended -> assertThat(ended.out()).startsWith("PASS iris"));
    Ended refused = run("assert", folder.resolve("nowhere"));
    assertThat(refused.code()).isEqualTo(64);
    assertThat(refused.err()).contains("there is no such file");
  }

  @Test
  void delete_reads_a_kubeconfig_and_says_what_it_cannot_reach() throws Exception {
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        current-context: nowhere
        contexts: [{name: nowhere, context: {cluster: nowhere, namespace: ns}}]
        clusters: [{name: nowhere, cluster: {server: "http://127.0.0.1:1"}}]
        """,
        StandardCharsets.UTF_8);
    Ended away = run("delete", "--all", "--kubeconfig", kubeconfig);
    assertThat(away.code()).as(away.err()).isEqualTo(1);
    assertThat(away.err()).startsWith("the API server http://127.0.0.1:1 is away");
    Ended missing = run(Map.of("KUBECONFIG", folder.resolve("none").toString()), "delete", "--all");
    assertThat(missing.code()).isEqualTo(64);
    assertThat(missing.err()).contains("KUBECONFIG names no file");
  }

  @Test
  void help_and_version_are_there() throws Exception {
    assertThat(run("--help").out()).startsWith("usage: java -jar loadline-cli.jar COMMAND");
    assertThat(run("--version").out()).matches("loadline \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void holds_no_junit_and_none_of_what_needs_it() throws Exception {
    assertThat(Artifacts.files(Artifacts.jar("cli")))
        .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/licenses/LICENSE.slf4j.txt")
        .contains("META-INF/licenses/LICENSE.uplot.txt", "io/loadline/page/uPlot.iife.min.js")
        .noneMatch(name -> name.matches("org/(junit|opentest4j|apiguardian|assertj)/.*"))
        .noneMatch(name -> name.matches("io/loadline/[^/]+\\.class|io/loadline/(junit|assertj)/.*"))
        .doesNotContain("META-INF/services/org.junit.platform.engine.TestEngine");
    assertThat(
            new String(
                Artifacts.bytes(Artifacts.jar("cli"), "META-INF/NOTICE"), StandardCharsets.UTF_8))
        .contains("The Netty Project", "Jackson JSON processor");
  }

  @Test
  void is_no_larger_than_it_says() throws Exception {
    assertThat(Files.size(Artifacts.jar("cli"))).isLessThan(MOST_BYTES);
  }
}
