package io.loadline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A null bug does not compile: tried with this very pom, on a copy of it, in a Maven of its own.
 */
class SeededBugIT {
  private static final String JVM_CONFIG = ".mvn/jvm.config";

  @TempDir Path project;

  @Test
  void a_null_that_is_not_looked_at_stops_the_build() throws Exception {
    assertThat(compile("return text.length();"))
        .contains("BUILD FAILURE")
        .contains("[NullAway] dereferenced expression text is @Nullable");
  }

  @Test
  void the_same_looked_at_compiles() throws Exception {
    assertThat(compile("return text == null ? 0 : text.length();")).contains("BUILD SUCCESS");
  }

  private String compile(String body) throws Exception {
    copy("pom.xml");
    copy(JVM_CONFIG);
    write(
        "src/main/java/seeded/Length.java",
        """
        package seeded;

        import org.jspecify.annotations.NullMarked;
        import org.jspecify.annotations.Nullable;

        @NullMarked
        final class Length {
          private Length() {}

          static int of(@Nullable String text) {
            %s
          }
        }
        """
            .formatted(body));
    return maven("compiler:compile");
  }

  private String maven(String goal) throws Exception {
    String mvn = Path.of(System.getProperty("maven.under.test"), "bin", "mvn").toString();
    String repository = "-Dmaven.repo.local=" + System.getProperty("repository.under.test");
    ProcessBuilder builder = new ProcessBuilder(mvn, "-B", "-o", repository, goal);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.directory(project.toFile()).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void copy(String file) throws Exception {
    write(file, Files.readString(Path.of(file)));
  }

  private void write(String file, String text) throws Exception {
    Path path = project.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }
}
