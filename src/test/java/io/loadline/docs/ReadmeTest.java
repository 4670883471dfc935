package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two commands of README.md, which .ci/run and scripts/verify-under-load read and run. */
class ReadmeTest {
  private final String readme = Snippet.read(Path.of("README.md"));

  @ParameterizedTest
  @ValueSource(strings = {"## Run it", "## Test it"})
  void there_is_exactly_one_command_to_run_and_one_to_test(String heading) {
    String section = readme.split("(?m)^" + heading + "$", -1)[1].split("(?m)^## ", -1)[0];
    String[] parts = section.split("(?m)^```.*$", -1);

    assertThat(parts).hasSize(3);
    assertThat(parts[1].strip()).startsWith("mvn -B -ntp").doesNotContain("\n");
  }
}
