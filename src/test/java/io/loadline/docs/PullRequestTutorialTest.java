package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.gate.SwitchKeys;
import io.loadline.config.setting.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tutorial on pull requests shows its files as they are, and what its jobs say to Maven and
 * Loadline is known there. {@code WorkflowLintIT} lints the workflows, and {@code
 * scripts/play-workflows} runs them.
 */
class PullRequestTutorialTest {
  private static final Path PAGE = Path.of("docs/tutorials/gate-pull-requests.md");
  private static final Pattern KEY = Pattern.compile("-D(loadline\\.[\\w.-]+)=");
  private static final Pattern MAVEN = Pattern.compile("(?<!\\S)mvn (.*)");
  private static final Pattern GATE = Pattern.compile("-Dit\\.test=(\\w+)");
  private static final Pattern USED = Pattern.compile("uses: (.*)");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(PullRequestFiles.FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static List<Path> shown() throws IOException {
    return files().stream()
        .filter(file -> !file.endsWith("pom.xml") && !file.endsWith(".gitignore"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("shown")
  void each_file_is_shown_as_it_is(Path file) throws IOException {
    assertThat(Snippet.of(PAGE)).extracting(each -> each.text() + "\n").contains(read(file));
    assertThat(Page.of(PAGE).prose())
        .anyMatch(line -> line.contains("`" + PullRequestFiles.FOLDER.relativize(file) + "`"));
  }

  @Test
  void its_pom_is_the_one_of_the_page_on_builds() throws IOException {
    String copied =
        Snippet.of(Path.of("docs", "set-up.md")).stream()
            .map(Snippet::text)
            .filter(text -> text.startsWith("<project "))
            .findFirst()
            .orElseThrow();
    assertThat(read(PullRequestFiles.FOLDER.resolve("pom.xml")))
        .isEqualTo(copied.replace("iris-gates", "price") + "\n");
  }

  @Test
  void each_key_of_a_command_or_a_variable_is_known() throws IOException {
    List<String> known =
        Stream.concat(SwitchKeys.all(), Arrays.stream(Attribute.values()).map(Attribute::key))
            .toList();
    List<String> named = commands().stream().flatMap(text -> found(KEY, text)).toList();
    List<String> variables =
        PullRequestFiles.variables().keySet().stream()
            .filter(name -> name.startsWith("LOADLINE_") && !name.equals("LOADLINE_REPOSITORY"))
            .toList();

    assertThat(named).contains("loadline.baseline", "loadline.on-inconclusive");
    assertThat(known).containsAll(named);
    assertThat(variables).contains("LOADLINE_BASELINE");
    assertThat(known.stream().map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")))
        .containsAll(variables);
  }

  @Test
  void each_call_of_maven_is_that_of_a_job_and_runs_a_gate_that_there_is() throws IOException {
    List<String> calls = commands().stream().flatMap(text -> found(MAVEN, text)).toList();
    assertThat(calls).hasSize(9).allMatch(call -> call.startsWith("-B -ntp "));
    assertThat(calls.stream().filter(call -> !call.contains("-Dquick")))
        .allMatch(call -> call.startsWith("-B -ntp verify -Dit.test="));
    assertThat(calls.stream().flatMap(call -> found(GATE, call)).distinct())
        .containsExactlyInAnyOrder("PriceGateIT", "PriceCompareIT")
        .allMatch(
            gate ->
                Files.exists(PullRequestFiles.FOLDER.resolve("src/test/java/" + gate + ".java")));
  }

  @Test
  void what_is_installed_first_is_what_the_page_on_ci_says() throws IOException {
    String said =
        Snippet.of(Path.of("docs", "ci.md")).stream()
            .map(Snippet::text)
            .filter(text -> text.startsWith("test -d ../loadline"))
            .findFirst()
            .orElseThrow();
    for (Path file : PullRequestFiles.github()) {
      assertThat(PullRequestFiles.commandsOf(file)).anyMatch(text -> text.strip().equals(said));
    }
    assertThat(String.join("\n", PullRequestFiles.commandsOf(PullRequestFiles.GITLAB)))
        .contains(said);
  }

  @Test
  void actions_are_of_a_fixed_commit_with_its_version_behind_it() throws IOException {
    for (Path file : PullRequestFiles.github()) {
      assertThat(found(USED, read(file)))
          .isNotEmpty()
          .allMatch(used -> used.matches("actions/[a-z-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }
  }

  @Test
  void a_job_may_read_alone_but_for_the_one_that_pushes() throws IOException {
    for (Path file : PullRequestFiles.github()) {
      boolean pushes = file.endsWith("record-baseline.yml");
      assertThat(PullRequestFiles.load(file).get("permissions"))
          .isEqualTo(Map.of("contents", pushes ? "write" : "read"));
      assertThat(read(file)).doesNotContain("secrets.", "pull_request_target");
      assertThat(read(file).contains("persist-credentials: false")).isEqualTo(!pushes);
    }
  }

  @Test
  void each_job_has_a_time_limit_and_recordings_wait_for_each_other() throws IOException {
    for (Path file : PullRequestFiles.github()) {
      assertThat(PullRequestFiles.jobs(file)).allMatch(job -> job.containsKey("timeout-minutes"));
    }
    assertThat(PullRequestFiles.jobs(PullRequestFiles.GITLAB))
        .hasSize(3)
        .allMatch(job -> job.containsKey("timeout") && job.containsKey("rules"));
    assertThat(PullRequestFiles.load(PullRequestFiles.github("record-baseline")).get("concurrency"))
        .isEqualTo("record-baseline");
    assertThat(PullRequestFiles.jobs(PullRequestFiles.GITLAB))
        .filteredOn(job -> job.get("script").toString().contains("record-baseline.sh"))
        .singleElement()
        .matches(job -> "record-baseline".equals(job.get("resource_group")));
  }

  @Test
  void no_expression_stands_in_a_command() throws IOException {
    assertThat(commands()).isNotEmpty().noneMatch(text -> text.contains("${{"));
  }

  @Test
  void a_switch_of_yaml_is_a_text_where_loadline_reads_it() {
    assertThat(PullRequestFiles.variables().get("LOADLINE_BASELINE"))
        .isNotEmpty()
        .allMatch(String.class::isInstance);
  }

  private static List<String> commands() throws IOException {
    return Stream.concat(
            PullRequestFiles.workflows().stream()
                .flatMap(file -> PullRequestFiles.commandsOf(file).stream()),
            Stream.of(read(PullRequestFiles.FOLDER.resolve("record-baseline.sh"))))
        .toList();
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
