package io.loadline.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.JsonTree;
import io.loadline.report.Report;
import io.loadline.result.AnswerNote;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Outcome;
import io.loadline.result.PodFacts;
import io.loadline.result.RunResult;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TargetPath;
import io.loadline.testkit.ResultDocuments;
import io.loadline.testkit.ResultSchema;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The text of a gate, on the console and as the message of its failure, its report entries and
 * result.json.
 */
class HostileConsoleTest {
  static Stream<Named<String>> texts() {
    return HostileFilesTest.texts();
  }

  /** An answer, and a note on another. */
  private static SampleRun answering(String text) {
    return new SampleRun()
        .outcome(Outcome.SERVER_ERROR, 2, Duration.ofMillis(10), text)
        .noted(AnswerNote.CONTENT_FILTER, 1, Duration.ofMillis(20), text);
  }

  private static ClusterResult cluster(String text) {
    PodFacts pod = new PodFacts(text, text, text, 0, true, Map.of(text, text), Map.of(text, text));
    ServiceComponent part = new ServiceComponent(text, text, 20, text, List.of(pod));
    ServiceIdentity identity =
        new ServiceIdentity(
            text, text, text, text, 3, "Knative", text, text, List.of(part), "", "");
    Interference seen = new Interference(InterferenceKind.RESTART, 1.0, text, false);
    return new ClusterResult(
        text, TargetPath.DIRECT, text, identity, null, List.of(seen), null, List.of());
  }

  private static void isHarmless(String text) {
    assertThat(Shown.hidden(text)).isEmpty();
    Shown.holdsNoCommand(text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void an_answer_takes_one_line_of_the_text(String text) {
    Report report = ResultDocuments.report(answering(text).build());

    isHarmless(report.text());
    assertThat(report.text().lines().filter(line -> line.startsWith("PASS"))).isEmpty();
    assertThat(report.text().length()).isLessThan(4_000);
    assertThat(report.text().lines().map(line -> line.substring(0, Math.min(12, line.length()))))
        .as("what each line begins with")
        .containsSubsequence("FAIL iris_ke", "  outcomes  ", "  gate      ");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_cluster_commands_nobody(String text) {
    RunResult run = answering(text).cluster(cluster(text)).build();
    Report report = ResultDocuments.report(run);

    isHarmless(report.text());
    isHarmless(report.withdrawnText(text));
    assertThat(report.entries())
        .allSatisfy(
            (key, value) -> {
              assertThat(key).isNotBlank();
              assertThat(value).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("texts")
  void result_json_gives_it_back(String text) {
    RunResult run = answering(text).cluster(cluster(text)).build();
    JsonTree root = ResultDocuments.of(run).root();

    assertThat(ResultSchema.problems(root.value())).isEmpty();
    String whole = text.replaceAll("[\\ud800-\\udfff]", "?");
    assertThat(root.text("errors", "server-error", "sample")).isEqualTo(whole);
    assertThat(root.text("target", "before", "name")).isEqualTo(whole);
  }
}
