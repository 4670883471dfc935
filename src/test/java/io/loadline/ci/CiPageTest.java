package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docs/ci.md says what is true, and what it shows can be copied. */
class CiPageTest {
  private String page = "";

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Path.of("docs/ci.md"));
  }

  @Test
  void each_yaml_that_it_shows_is_yaml_with_files_that_a_build_leaves() {
    List<String> snippets = snippets();

    assertThat(snippets).hasSize(3);
    for (String each : snippets) {
      Object read = new Load(LoadSettings.builder().build()).loadFromString(each);
      assertThat(String.valueOf(read))
          .contains("mvn -B -ntp verify", "target/loadline", "failsafe-reports");
    }
  }

  @Test
  void gitlab_is_given_the_file_that_is_written() {
    assertThat(page).contains("      metrics: target/loadline/" + CiReports.METRICS_FILE + "\n");
  }

  @Test
  void each_part_and_each_variable_is_named() {
    assertThat(page)
        .contains(
            CiReports.SUMMARY,
            CiReports.ANNOTATIONS,
            CiReports.METRICS,
            CiReports.TEAMCITY,
            "GITHUB_STEP_SUMMARY",
            "GITHUB_ACTIONS=true",
            "GITLAB_CI",
            "TEAMCITY_VERSION");
  }

  @Test
  void the_limits_are_those_of_the_code() {
    assertThat(page)
        .contains("at most " + (GateSummary.MOST >> 10) + " KiB")
        .contains("stop at " + (SummaryFile.MOST >> 10) + " KiB");
  }

  private List<String> snippets() {
    List<String> snippets = new ArrayList<>();
    for (int at = page.indexOf("```yaml\n"); at >= 0; at = page.indexOf("```yaml\n", at + 1)) {
      snippets.add(page.substring(at + "```yaml\n".length(), page.indexOf("\n```", at)));
    }
    return snippets;
  }
}
