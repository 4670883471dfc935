package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.gate.KnownFormats;
import io.loadline.document.ResultDocument;
import io.loadline.testkit.ResultDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportedFilesTest {
  private static final Set<String> ALL = Set.copyOf(ExportedFiles.all());

  private final Path folder;

  ExportedFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<String> written() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(each -> folder.relativize(each).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void what_can_be_set_is_what_can_be_written() {
    assertThat(ExportedFiles.all()).containsExactlyElementsOf(KnownFormats.all());
  }

  @Test
  void nothing_is_written_that_nobody_wants() throws IOException {
    assertThat(new ExportedFiles(Set.of()).write(folder, ResultDocuments.golden("fail-waiting")))
        .isEmpty();
    assertThat(written()).isEmpty();
  }

  @Test
  void each_format_is_a_file_beside_the_result() throws IOException {
    List<Path> files = new ExportedFiles(ALL).write(folder, ResultDocuments.golden("fail-waiting"));

    assertThat(files).allSatisfy(each -> assertThat(each).isNotEmptyFile()).hasSize(5);
    assertThat(written())
        .containsExactly(
            "benchmark-report.yaml",
            "intervals.csv",
            "intervals.hlog",
            "iter8.txt",
            "openmetrics.txt");
  }

  @Test
  void figures_of_an_endpoint_lie_beside_its_own_result() throws IOException {
    new ExportedFiles(Set.of("csv", "iter8"))
        .write(folder, ResultDocuments.golden("endpoints-pass"));

    assertThat(written())
        .containsExactly("canary/intervals.csv", "iris/intervals.csv", "iter8.txt");
  }

  @Test
  void what_an_earlier_run_has_left_goes() throws IOException {
    new ExportedFiles(ALL).write(folder, ResultDocuments.golden("fail-waiting"));
    Files.writeString(folder.resolve("notes.txt"), "of the user");

    new ExportedFiles(ALL).write(folder, ResultDocuments.golden("not-ready-image"));
    assertThat(written()).containsExactly("iter8.txt", "notes.txt", "openmetrics.txt");

    new ExportedFiles(Set.of()).write(folder, ResultDocuments.golden("fail-waiting"));
    assertThat(written()).containsExactly("notes.txt");
  }

  @Test
  void a_place_outside_of_the_folder_is_refused() {
    ResultDocument part = ResultDocuments.golden("fail-waiting");
    ResultDocument forged =
        new ResultDocument(
            ResultDocuments.parsed("{\"endpoints\": [{\"result\": \"../../x/result.json\"}]}")
                .root(),
            1,
            List.of(part));

    assertThatThrownBy(() -> new ExportedFiles(ALL).write(folder, forged))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("../../x/intervals.csv is not below ");
  }
}
