package io.loadline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The worker's jar that Maven makes and the parts that are sent to a cluster have the same
 * packages, which are those that know nothing but the engine ({@link EngineFenceTest}).
 */
class EnginePackagesTest {
  private static final Pattern INCLUDE =
      Pattern.compile("<include>io/loadline/([a-z0-9]+)/\\*\\*</include>");

  @Test
  void the_worker_jar_has_the_packages_that_are_sent_to_a_cluster() throws IOException {
    Matcher includes = INCLUDE.matcher(Files.readString(Path.of("pom.xml")));

    assertThat(
            includes
                .results()
                .map(each -> each.group(1))
                .filter(name -> !name.equals("shaded"))
                .toList())
        .containsExactlyInAnyOrderElementsOf(
            PackageTable.ENGINE.stream().map(LayoutTable::top).collect(Collectors.toSet()));
  }
}
