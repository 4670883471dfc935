package io.loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Loadline;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.Arrivals;
import io.loadline.testkit.Answers;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say of the command line. */
class CliPageTest {
  private static final String JAR = "java -jar loadline-cli.jar ";

  private static Path dir = Path.of("");
  private static Path result = Path.of("");

  private final FakeCluster cluster =
      new FakeCluster()
          .with(
              ResourceKind.JOBS,
              "{\"metadata\": {\"name\": \"iris\", \"namespace\": \"models\", \"uid\": \"1\","
                  + " \"labels\": {\"app.kubernetes.io/managed-by\": \"loadline\","
                  + " \"loadline.io/run\": \"iris-keeps-its-promise-1c2d3e4f\"}}}");
  private final CommandLine cli = new CommandLine(context -> Optional.of(cluster));

  private static String page(String name) {
    try {
      return Files.readString(Path.of("docs", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines() {
    return page("cli.md").lines().filter(line -> line.startsWith(JAR)).toList();
  }

  @BeforeAll
  static void leave_a_result(@TempDir Path temp) throws Exception {
    dir = temp;
    System.setProperty("loadline.output-dir", dir.toString());
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      result =
          Loadline.target(server.url())
              .payload("{\"inputs\":[]}")
              .load(load -> load.requests(100).rate(400).arrivals(Arrivals.CONSTANT).warmup("2"))
              .slo(slo -> slo.latencyMean(Duration.ofSeconds(5)))
              .withOverrides()
              .named("iris")
              .printTo(new PrintStream(OutputStream.nullOutputStream()))
              .run()
              .report()
              .orElseThrow();
    } finally {
      System.clearProperty("loadline.output-dir");
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void each_line_of_the_page_is_understood(String line) {
    Object[] arguments =
        Arrays.stream(line.substring(JAR.length()).split(" "))
            .map(word -> word.equals("result.json") || word.startsWith("target/") ? result : word)
            .toArray();

    assertThat(cli.run(arguments)).as(cli.complained()).isZero();
    assertThat(cli.complained()).isEmpty();
  }

  @Test
  void the_page_shows_each_command() {
    assertThat(lines())
        .hasSizeGreaterThan(6)
        .anyMatch(line -> line.contains(" report "))
        .anyMatch(line -> line.contains(" assert "))
        .anyMatch(line -> line.contains(" delete "));
  }

  @Test
  void the_page_has_each_exit_code_and_each_option_of_delete() {
    Stream.of(CliExitCode.values())
        .forEach(code -> assertThat(page("cli.md")).contains("\n| " + code.number() + " | "));
    for (String option : List.of("run", "all", "classes", "namespace", "kubeconfig", "context")) {
      assertThat(page("cli.md")).contains("`--" + option);
      assertThat(HelpText.TEXT).contains("--" + option + " ");
    }
  }

  /** Its lines of kubectl go by the labels that the objects bear. */
  @Test
  void the_labels_of_the_page_are_those_that_are_deleted_by() {
    assertThat(cli.run("delete", "--all", "--namespace", "models")).isZero();
    assertThat(cli.printed()).startsWith("removed Job models/iris");
    assertThat(page("cli.md") + page("in-cluster.md"))
        .contains("-l app.kubernetes.io/managed-by=loadline,loadline.io/run=ID")
        .contains("kubectl logs -l app.kubernetes.io/managed-by=loadline --tail=-1");
  }
}
