package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.baseline.BaselineFile;
import io.loadline.baseline.IdentityFact;
import io.loadline.baseline.RecordedBaseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/baselines.md shows a file that can be read, and explains each fact and figure in it. */
class BaselinesPageTest {
  private static final Path PAGE = Path.of("docs", "baselines.md");
  private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9-]+)`");

  @Test
  void the_file_that_it_shows_can_be_read(@TempDir Path folder) throws IOException {
    assertThat(shown(folder).runs()).hasSize(2);
  }

  @Test
  void each_figure_of_the_file_is_explained(@TempDir Path folder) throws IOException {
    assertThat(firstCells("| figure |"))
        .containsAll(shown(folder).runs().get(0).figures().values().keySet());
  }

  @Test
  void each_fact_is_explained_and_no_other() {
    assertThat(firstCells("| fact |"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(IdentityFact.values()).map(IdentityFact::id).toList());
  }

  private static RecordedBaseline shown(Path folder) throws IOException {
    Snippet json =
        Snippet.all().stream()
            .filter(each -> each.place().contains("baselines.md") && each.language().equals("json"))
            .findFirst()
            .orElseThrow();
    Path file = folder.resolve("iris.json");
    Files.writeString(file, json.text());
    return new BaselineFile(file, "the file of the page").read().orElseThrow();
  }

  /** The names in the first column of a table. */
  private static List<String> firstCells(String header) {
    return Page.read(PAGE)
        .lines()
        .dropWhile(line -> !line.startsWith(header))
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1)[1])
        .flatMap(cell -> NAME.matcher(cell).results())
        .map(match -> match.group(1))
        .toList();
  }
}
