package io.loadline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of packages in CONTRIBUTING.md is {@link PackageTable}, with a word on each. */
class LayoutTableTest {
  private static final Path PAGE = Path.of("CONTRIBUTING.md");
  private static final String MISSING = "(say what it does)";

  private final LayoutTable table = new LayoutTable(PackageTable.rows());
  private final Map<String, String> said =
      page().stream()
          .map(line -> line.split(" ?\\| ?", -1))
          .collect(Collectors.toMap(cells -> cells[1].replace("`", ""), cells -> cells[2]));

  @Test
  void the_page_shows_each_package_with_what_it_may_import() {
    List<String> lines = table.lines(name -> said.getOrDefault(name, MISSING));

    assertThat(String.join("\n", page()))
        .as("the table in " + PAGE + "; copy what it should be")
        .isEqualTo(String.join("\n", lines));
  }

  @Test
  void a_word_stands_on_each_package_and_on_each_below_it() {
    assertThat(said)
        .allSatisfy(
            (name, what) -> {
              assertThat(what).as(name).isNotBlank().isNotEqualTo(MISSING);
              assertThat(table.below(name))
                  .allSatisfy(part -> assertThat(what).contains("`" + part + "`"));
            });
  }

  @Test
  void each_package_imports_only_what_stands_below_it() {
    List<String> order = table.names();

    assertThat(PackageTable.rows())
        .allSatisfy(
            row ->
                assertThat(row.ours())
                    .extracting(LayoutTable::top)
                    .isSubsetOf(
                        order.subList(order.indexOf(LayoutTable.top(row.name())), order.size())));
  }

  @Test
  void imports_are_joined_and_named_with_who_imports_them() {
    LayoutTable small =
        new LayoutTable(
            List.of(
                new PackageRow("plan", List.of(), List.of()),
                new PackageRow("net", List.of("plan"), List.of("javax.net.ssl")),
                new PackageRow("net.http", List.of("plan", "net"), List.of("io.netty")),
                new PackageRow("net.http2", List.of("net.http"), List.of("io.netty")),
                new PackageRow("", List.of("plan", "net", "net.http"), List.of("org.junit"))));

    assertThat(small.lines(name -> "about " + name))
        .containsExactly(
            "| `io.loadline` | about io.loadline | all | `org.junit` |",
            "| `net` | about net | plan | `io.netty` in `http` and `http2` |",
            "| `plan` | about plan |  |  |");
    assertThat(small.below("net")).containsExactly("http2", "http");
  }

  private static List<String> page() {
    try {
      return Files.readAllLines(PAGE).stream()
          .dropWhile(line -> !line.equals(LayoutTable.HEADER))
          .skip(2)
          .takeWhile(line -> line.startsWith("|"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
