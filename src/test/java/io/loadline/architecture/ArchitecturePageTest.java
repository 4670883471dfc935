package io.loadline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/architecture.md names packages and types that are there. */
class ArchitecturePageTest {
  private static final Pattern PACKAGE = Pattern.compile("`([a-z][a-z0-9.]*)`");
  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]*)`");

  @Test
  void each_package_that_it_names_is_in_the_table() throws Exception {
    List<String> packages =
        PackageTable.rows().stream()
            .flatMap(row -> Stream.of(row.name(), LayoutTable.top(row.name())))
            .toList();

    assertThat(named(PACKAGE)).isNotEmpty().isSubsetOf(packages);
  }

  @Test
  void each_type_that_it_names_is_there() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> types =
          files.map(file -> file.getFileName().toString().replace(".java", "")).toList();

      assertThat(named(TYPE)).isNotEmpty().isSubsetOf(types);
    }
  }

  private static List<String> named(Pattern pattern) throws Exception {
    return pattern.matcher(page()).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static String page() throws Exception {
    return Files.readString(Path.of("docs/architecture.md"));
  }
}
