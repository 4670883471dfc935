package io.loadline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.MavenProject;
import io.loadline.testkit.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The profile release, tried with this very pom on one small class, into a folder. */
class ReleaseIT {
  private static final String SOURCE =
      """
      package small;

      /** Small enough to be released in seconds. */
      public final class Small {
        private Small() {}
      }
      """;

  @TempDir static Path folder;

  private static SigningKey key;
  private static String output;

  @BeforeAll
  static void deploys_to_a_folder() throws Exception {
    Assumptions.assumeTrue(SigningKey.isPossible(), SigningKey.WHY_SKIPPED);
    key = SigningKey.in(folder.resolve("keys"));
    output = deploy(folder.resolve("project"), "9.8.7");
  }

  @AfterAll
  static void ends_the_agent() throws Exception {
    if (key != null) {
      key.close();
    }
  }

  @Test
  void what_a_public_repository_asks_for_is_there_and_no_more() throws Exception {
    assertThat(output).contains("BUILD SUCCESS");
    assertThat(names())
        .filteredOn(name -> !name.matches(".*\\.(md5|sha1)"))
        .containsExactlyInAnyOrder(
            "loadline-9.8.7.pom",
            "loadline-9.8.7.pom.asc",
            "loadline-9.8.7.jar",
            "loadline-9.8.7.jar.asc",
            "loadline-9.8.7-sources.jar",
            "loadline-9.8.7-sources.jar.asc",
            "loadline-9.8.7-javadoc.jar",
            "loadline-9.8.7-javadoc.jar.asc",
            "loadline-9.8.7-worker.jar",
            "loadline-9.8.7-worker.jar.asc",
            "loadline-9.8.7-cli.jar",
            "loadline-9.8.7-cli.jar.asc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".pom", ".jar", "-sources.jar", "-javadoc.jar", "-worker.jar", "-cli.jar"})
  void each_file_is_signed(String suffix) throws Exception {
    Path file = file(suffix);

    assertThat(key.signed(file(suffix + ".asc"), file)).isTrue();
    Path changed = folder.resolve("changed" + suffix);
    Files.write(Files.copy(file, changed), new byte[1], StandardOpenOption.APPEND);
    assertThat(key.signed(file(suffix + ".asc"), changed)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({".md5, MD5", ".sha1, SHA-1"})
  void each_file_has_its_checksum(String suffix, String algorithm) throws Exception {
    for (String name :
        List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-worker.jar", "-cli.jar")) {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file(name)));
      assertThat(file(name + suffix)).hasContent(HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void sources_and_documentation_are_those_of_the_classes() throws Exception {
    assertThat(Artifacts.files(file(".jar"))).contains("small/Small.class");
    assertThat(Artifacts.files(file("-sources.jar"))).contains("small/Small.java");
    assertThat(Artifacts.files(file("-javadoc.jar")))
        .anyMatch(name -> name.endsWith("small/Small.html"));
  }

  @Test
  void a_snapshot_is_no_release(@TempDir Path project) throws Exception {
    assertThat(deploy(project, "9.8.7-SNAPSHOT"))
        .contains("BUILD FAILURE")
        .contains("A release has a version without -SNAPSHOT: set it in pom.xml");
  }

  private static String deploy(Path project, String version) throws Exception {
    MavenProject small = MavenProject.in(project, version);
    small.write("src/main/java/small/Small.java", SOURCE);
    small.write("LICENSE", Files.readString(Path.of("LICENSE")));
    return small.maven(
        key.environment(),
        "-Prelease",
        "deploy",
        "-DaltDeploymentRepository=folder::" + folder.resolve("repository").toUri(),
        "-Dmaven.install.skip",
        "-Dspotless.check.skip",
        "-Dcheckstyle.skip");
  }

  private static Path file(String suffix) {
    return folder.resolve("repository/io/loadline/loadline/9.8.7/loadline-9.8.7" + suffix);
  }

  private static List<String> names() throws IOException {
    Path version = Objects.requireNonNull(file(".pom").getParent());
    try (Stream<Path> files = Files.list(version)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
