package io.loadline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.MavenProject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A null bug does not compile: tried with this very pom, on a copy of it, in a Maven of its own.
 */
class SeededBugIT {
  @TempDir Path folder;

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
    MavenProject project = MavenProject.in(folder, "1-SNAPSHOT");
    project.write(
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
    return project.maven(Map.of(), "-o", "compiler:compile");
  }
}
