package io.loadline.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentLinesTest {
  private static final Map<String, String> JENKINS = Map.of("JENKINS_URL", "http://ci");

  private final Path folder;
  private final Path json;
  private final Path page;

  AttachmentLinesTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.json = Files.writeString(folder.resolve("result.json"), "{}");
    this.page = Files.writeString(folder.resolve("index.html"), "");
  }

  private List<String> lines(Map<String, String> environment, Optional<Boolean> wanted) {
    Path missing = folder.resolve("missing.csv");
    return new AttachmentLines(environment, new Properties())
        .of(List.of(json, missing, page), wanted);
  }

  @Test
  void on_jenkins_each_file_that_is_there_has_a_line_the_page_first() {
    assertThat(lines(JENKINS, Optional.empty()))
        .containsExactly("[[ATTACHMENT|" + page + "]]", "[[ATTACHMENT|" + json + "]]");
  }

  @Test
  void on_gitlab_one_file_has_a_line_by_its_path_in_the_project() {
    Map<String, String> gitlab =
        Map.of("GITLAB_CI", "true", "CI_PROJECT_DIR", folder.resolveSibling("").toString());
    assertThat(lines(gitlab, Optional.empty()))
        .containsExactly("[[ATTACHMENT|" + folder.getFileName() + "/index.html]]");
  }

  @Test
  void on_gitlab_a_file_outside_of_the_project_has_none() {
    Map<String, String> gitlab =
        Map.of("GITLAB_CI", "true", "CI_PROJECT_DIR", folder.resolve("project").toString());
    assertThat(lines(gitlab, Optional.empty())).isEmpty();
  }

  @Test
  void elsewhere_there_is_none_unless_it_is_wanted() {
    assertThat(lines(Map.of(), Optional.empty())).isEmpty();
    assertThat(lines(Map.of(), Optional.of(true))).hasSize(2);
    assertThat(lines(JENKINS, Optional.of(false))).isEmpty();
  }

  @Test
  void under_gradle_there_is_none_unless_it_is_wanted() {
    Properties gradle = new Properties();
    gradle.setProperty("org.gradle.test.worker", "1");
    AttachmentLines lines = new AttachmentLines(JENKINS, gradle);
    assertThat(lines.of(List.of(json), Optional.empty())).isEmpty();
    assertThat(lines.of(List.of(json), Optional.of(true))).hasSize(1);
  }
}
