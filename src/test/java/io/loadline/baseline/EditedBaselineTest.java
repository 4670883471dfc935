package io.loadline.baseline;

import static io.loadline.baseline.BaselineRuns.baseline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody or Git has edited. */
class EditedBaselineTest {
  private static final String ANEW =
      "record it anew by -Dloadline.baseline=write -Dloadline.baseline.restart=true";

  private final BaselineFile file;

  EditedBaselineTest(@TempDir Path folder) {
    file = new BaselineFile(folder.resolve("baselines/iris.json"), "baselines/iris.json");
  }

  @Test
  void other_line_breaks_and_another_order_of_members_are_no_hand_edit() throws IOException {
    String text = BaselineWriter.text(baseline(24, 25));
    String about =
        text.lines().filter(line -> line.contains("\"about\"")).findFirst().orElseThrow();
    String moved =
        text.replace(about + "\n", "")
            .replaceFirst(
                "(\"sum\": \"[^\"]*\")",
                "$1,\n" + about.replaceFirst(",$", "").replace("\\", "\\\\"));
    write(moved.replace("\n", "\r\n"));

    assertThat(file.read()).contains(baseline(24, 25));
  }

  @Test
  void a_figure_that_was_edited_by_hand_is_told() throws IOException {
    write(BaselineWriter.text(baseline(24)).replace("49.98", "59.98"));

    assertThatThrownBy(file::read)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageMatching(
            "baselines/iris\\.json: was edited by hand, or merged line by line: its sum is"
                + " sha256:[0-9a-f]{16}, and that of its content sha256:[0-9a-f]{16}; restore it"
                + " from Git, or "
                + ANEW);
  }

  @Test
  void an_identity_or_a_note_that_was_edited_by_hand_is_told() throws IOException {
    for (String part :
        List.of(
            "\"rate\": \"50/s\"", "Figures of", "\"github-24-1-gate\"", "    \"seed\": \"7\",\n")) {
      String text = BaselineWriter.text(baseline(24));
      assertThat(text).contains(part);
      write(text.replace(part, part.contains("seed") ? "" : part.replaceAll("[5F2]", "6")));

      assertRefused("was edited by hand");
    }
  }

  @Test
  void a_sum_that_was_taken_out_is_told() throws IOException {
    write(BaselineWriter.text(baseline(24)).replaceFirst(",\\s*\"sum\": \"[^\"]*\"", ""));

    assertRefused("was edited by hand, or merged line by line: its sum is ,");
  }

  @Test
  void a_conflict_of_a_merge_is_explained() throws IOException {
    List<String> ours = BaselineWriter.text(baseline(24)).lines().toList();
    List<String> theirs = BaselineWriter.text(baseline(25)).lines().toList();
    int run =
        IntStream.range(0, ours.size())
            .filter(i -> ours.get(i).contains("\"at\""))
            .findFirst()
            .orElseThrow();
    List<String> merged = new ArrayList<>(ours);
    merged.addAll(run + 1, List.of("=======", theirs.get(run), ">>>>>>> feature"));
    merged.add(run, "<<<<<<< HEAD");
    write(String.join("\n", merged));

    assertThatThrownBy(file::read)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            "baselines/iris.json: line "
                + (run + 1)
                + " is a conflict of a merge in Git (<<<<<<< HEAD): two branches recorded it, and"
                + " runs of both make no baseline; take one side whole (git checkout --ours or"
                + " --theirs baselines/iris.json), or "
                + ANEW);
  }

  @Test
  void a_merge_that_took_the_runs_of_both_sides_is_told() throws IOException {
    List<String> ours = BaselineWriter.text(baseline(24)).lines().toList();
    String theirs =
        BaselineWriter.text(baseline(25))
            .lines()
            .filter(line -> line.contains("\"at\""))
            .findFirst()
            .orElseThrow();
    write(
        String.join(
            "\n",
            ours.stream()
                .map(line -> line.contains("\"at\"") ? line + ",\n" + theirs : line)
                .toList()));

    assertRefused("was edited by hand, or merged line by line");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(file::read)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("baselines/iris.json: " + message);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.path().getParent());
    Files.writeString(file.path(), text);
  }
}
