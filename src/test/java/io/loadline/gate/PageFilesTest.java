package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFilesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/pass-constant");

  private final Path history;
  private final Path results;
  private final Path folder;

  PageFilesTest(@TempDir Path root) {
    this.history = root.resolve("history");
    this.results = root.resolve("results");
    this.folder = results.resolve("com.example.IrisGateIT/gate");
  }

  @Test
  void kept_runs_are_read_once_for_the_page_and_the_list() throws IOException {
    ResultDocument first = result("2026-11-24T09:00:00Z");
    ResultDocument second = result("2026-11-25T09:00:00Z");
    pages().keep(folder, first);
    PageFiles pages = pages();
    pages.keep(folder, second);
    pages.write(folder, second);
    removeHistory();

    pages.list(folder, second);

    assertThat(Files.readString(folder.resolve("index.html"))).contains("over runs");
    assertThat(Files.readString(results.resolve("index.html"))).contains("over the last 2 runs");
  }

  private PageFiles pages() {
    return new PageFiles(results, Optional.of(history));
  }

  private ResultDocument result(String started) throws IOException {
    Files.createDirectories(folder);
    String text = Files.readString(GOLDEN.resolve(ResultDocument.FILE));
    assertThat(text).contains("\"started\" : ");
    Files.writeString(
        folder.resolve(ResultDocument.FILE),
        text.replaceFirst("\"started\" : \"[^\"]*\"", "\"started\" : \"" + started + "\""));
    return ResultDocument.read(folder);
  }

  private void removeHistory() throws IOException {
    try (Stream<Path> all = Files.walk(history)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertThat(files).hasSize(2);
      for (Path each : files) {
        Files.delete(each);
      }
    }
  }
}
