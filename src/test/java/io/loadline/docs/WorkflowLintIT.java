package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The workflows of the tutorial on pull requests, and those of docs/ci.md, as linters of GitHub's
 * and GitLab's files see them. They come from scripts/lint-workflows, and where they cannot be had
 * the tests are skipped; .ci/run demands that none is.
 */
@Timeout(300)
class WorkflowLintIT {
  private static final int CANNOT_BE_HAD = 77;

  private record Linted(int code, String output) {}

  static List<Path> workflows() {
    return PullRequestFiles.workflows();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void nothing_is_wrong_with_a_workflow_of_the_tutorial(Path file) throws Exception {
    Linted linted = lint(file);
    assertThat(linted.code()).as(linted.output()).isZero();
  }

  @Test
  void nothing_is_wrong_with_those_of_the_page_on_ci(@TempDir Path folder) throws Exception {
    List<Path> files = new ArrayList<>();
    for (Snippet each : Snippet.of(Path.of("docs", "ci.md"))) {
      String name = each.text().startsWith("gates:") ? ".gitlab-ci.yml" : "gates.yml";
      if (each.language().equals("yaml") && !each.text().startsWith("steps:")) { // not of Azure
        files.add(Files.writeString(folder.resolve(name), each.text() + "\n"));
      }
    }
    assertThat(files).hasSize(2);
    Linted linted = lint(files.toArray(Path[]::new));
    assertThat(linted.code()).as(linted.output()).isZero();
  }

  @Test
  void a_key_that_github_does_not_know_is_found(@TempDir Path folder) throws Exception {
    String text = Page.read(PullRequestFiles.github("gate"));
    Linted linted = lint(changed(text, "timeout-minutes", "time-limit", folder.resolve("a.yml")));
    assertThat(linted.code()).isEqualTo(1);
    assertThat(linted.output()).contains("time-limit");
  }

  @Test
  void an_expression_that_github_cannot_evaluate_is_found(@TempDir Path folder) throws Exception {
    String text = Page.read(PullRequestFiles.github("record-baseline"));
    Linted linted = lint(changed(text, "inputs.restart", "inputs.anew", folder.resolve("a.yml")));
    assertThat(linted.code()).isEqualTo(1);
    assertThat(linted.output()).contains("anew");
  }

  @Test
  void a_value_that_gitlab_does_not_take_is_found(@TempDir Path folder) throws Exception {
    String text = Page.read(PullRequestFiles.GITLAB);
    Path file = folder.resolve(".gitlab-ci.yml");
    Linted linted = lint(changed(text, "when: always", "when: sometimes", file));
    assertThat(linted.code()).isEqualTo(1);
    assertThat(linted.output()).contains("sometimes");
  }

  private static Path changed(String text, String before, String after, Path file)
      throws IOException {
    assertThat(text).contains(before);
    return Files.writeString(file, text.replace(before, after));
  }

  private static Linted lint(Path... files) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of("bash", "scripts/lint-workflows"), Stream.of(files).map(Path::toString))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = process.waitFor();
    assumeTrue(code != CANNOT_BE_HAD, output);
    return new Linted(code, output);
  }
}
