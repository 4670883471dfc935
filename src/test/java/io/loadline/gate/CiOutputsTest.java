package io.loadline.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.loadline.config.GateFixture;
import io.loadline.config.gate.Switches;
import io.loadline.document.ResultDocument;
import io.loadline.testkit.PrintedText;
import io.loadline.text.WrappedText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiOutputsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private final PrintedText printed = new PrintedText();
  private final Path folder;

  CiOutputsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "fail-waiting, enforce, ::error ",
    "fail-waiting, advise, ::warning ",
    "fail-dead-masked, advise, ::error ",
    "invalid-own-lag, enforce, ::warning ",
    "inconclusive-too-few, enforce, ::error ",
    "inconclusive-too-few, advise, ::warning "
  })
  void a_verdict_is_an_error_where_it_fails_the_test(String fixture, String mode, String start)
      throws IOException {
    GateFixture set =
        gate()
            .property("loadline.mode", mode)
            .property("loadline.on-invalid", "abort")
            .environment("GITHUB_ACTIONS", "true");

    outputs(set).print(folder, ResultDocument.read(GOLDEN.resolve(fixture)));

    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0)).startsWith(start);
  }

  @Test
  void metrics_lie_in_the_folder_of_all_results() throws IOException {
    GateFixture set =
        gate()
            .property("loadline.output-dir", folder.resolve("all").toString())
            .environment("GITLAB_CI", "true");

    outputs(set).writeMetrics(folder, ResultDocument.read(GOLDEN.resolve("fail-waiting")));

    assertThat(folder.resolve("all").resolve("metrics.txt")).content().endsWith("# EOF\n");
  }

  @Test
  void nothing_is_told_where_that_is_off() throws IOException {
    GateFixture set =
        gate()
            .property("loadline.ci", "off")
            .property("loadline.output-dir", folder.toString())
            .environment("GITHUB_ACTIONS", "true")
            .environment("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString())
            .environment("TEAMCITY_VERSION", "2026.07")
            .environment("GITLAB_CI", "true");
    ResultDocument result = ResultDocument.read(GOLDEN.resolve("fail-waiting"));
    CiOutputs outputs = outputs(set);

    outputs.print(folder, result);
    outputs.writeMetrics(folder, result);
    outputs.writeSummary(folder, result);

    assertThat(lines()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_summary_that_cannot_be_written_is_said_and_the_rest_is_told() throws IOException {
    Path summary = Files.createDirectory(folder.resolve("summary"));
    Files.copy(GOLDEN.resolve("fail-waiting/result.json"), folder.resolve("result.json"));
    GateFixture set =
        gate()
            .environment("GITHUB_ACTIONS", "true")
            .environment("GITHUB_STEP_SUMMARY", summary.toString());
    Throwable refusal =
        catchThrowable(() -> Files.newOutputStream(summary, StandardOpenOption.APPEND).close());

    ResultOutputs.write(folder, set.config().switches(), stream());

    String written = printed.toString(StandardCharsets.UTF_8);
    String first =
        "the result in " + folder + " stands, but not its part of the step summary: " + refusal;
    printed.reset();
    outputs(set).print(folder, ResultDocument.read(folder));
    String error = printed.toString(StandardCharsets.UTF_8);
    assertThat(error).startsWith("::error title=FAIL gate::").hasLineCount(1);
    assertThat(written).isEqualTo(WrappedText.message(first) + "\n" + error);
  }

  private CiOutputs outputs(GateFixture set) {
    Switches switches = set.config().switches();
    return new CiOutputs(switches, stream());
  }

  private PrintStream stream() {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
