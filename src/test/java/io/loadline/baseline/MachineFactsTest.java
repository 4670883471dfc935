package io.loadline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MachineFactsTest {
  private final Path root;

  MachineFactsTest(@TempDir Path root) {
    this.root = root;
  }

  static Stream<Arguments> runners() {
    return Stream.of(
        arguments(
            "github-hosted ubuntu24",
            Map.of("RUNNER_ENVIRONMENT", "github-hosted", "ImageOS", "ubuntu24")),
        arguments("", Map.of("RUNNER_ENVIRONMENT", "self-hosted", "ImageOS", "ubuntu24")),
        arguments("azure-hosted ubuntu22", Map.of("TF_BUILD", "True", "ImageOS", "ubuntu22")),
        arguments(
            "gitlab docker, saas-linux-small-amd64",
            Map.of(
                "GITLAB_CI", "true", "CI_RUNNER_TAGS", "[\"saas-linux-small-amd64\", \"docker\"]")),
        arguments("gitlab a, b", Map.of("GITLAB_CI", "true", "CI_RUNNER_TAGS", "b, a")),
        arguments("", Map.of("GITLAB_CI", "true", "CI_RUNNER_TAGS", "[]")),
        arguments("buildkite queue gpu", Map.of("BUILDKITE_AGENT_META_DATA_QUEUE", "gpu")),
        arguments("", Map.of()));
  }

  @ParameterizedTest
  @MethodSource("runners")
  void the_class_of_machines_is_what_the_ci_system_calls_it(
      String runner, Map<String, String> environment) {
    assertThat(here(environment).runner()).isEqualTo(runner);
  }

  @Test
  void processor_and_memory_are_read_on_linux() throws IOException {
    write("proc/cpuinfo", "processor\t: 0\nmodel name\t: AMD EPYC 7763 64-Core Processor\n");
    write("proc/meminfo", "MemTotal:       16370692 kB\nMemFree:  1 kB\n");

    assertThat(here(Map.of()).text()).isEqualTo("AMD EPYC 7763 64-Core Processor, 4 cpus, 16 GiB");
  }

  @Test
  void a_processor_without_a_name_is_known_by_its_numbers() throws IOException {
    write("proc/cpuinfo", "processor : 0\nCPU implementer : 0x41\nCPU part : 0xd40\n");

    assertThat(here(Map.of()).cpu()).isEqualTo("implementer 0x41 part 0xd40");
  }

  @Test
  void what_cannot_be_read_is_left_out() {
    MachineFacts machine = here(Map.of());

    assertThat(machine.facts())
        .containsEntry(IdentityFact.CPU, "")
        .containsEntry(IdentityFact.MEMORY, "")
        .containsEntry(IdentityFact.OS, "Linux amd64")
        .containsEntry(IdentityFact.JAVA, "17");
    assertThat(machine.text()).isEqualTo("Linux amd64, 4 cpus");
  }

  @Test
  void machines_have_ids_that_do_not_name_them() throws IOException {
    write("etc/hostname", "build-7.corp.example\n");
    String here = here(Map.of()).id();

    assertThat(here).matches("[0-9a-f]{16}").isEqualTo(here(Map.of()).id());
    assertThat(here(Map.of("HOSTNAME", "other")).id()).isNotEqualTo(here);
  }

  @ParameterizedTest
  @CsvSource({
    "15.6, 16 GiB",
    "16, 16 GiB",
    "7.7, 8 GiB",
    "6.1, 6 GiB",
    "0.95, 1 GiB",
    "0.5, 0.5 GiB",
    "62.7, 64 GiB",
    "47.1, 48 GiB"
  })
  void memory_is_that_of_the_class_of_machines(double gib, String expected) {
    long bytes = (long) (gib * (1L << 30));

    assertThat(new MachineFacts("", "", "", 4, bytes, "Linux amd64", 17).facts())
        .containsEntry(IdentityFact.MEMORY, expected);
  }

  private MachineFacts here(Map<String, String> environment) {
    Properties system = new Properties();
    system.setProperty("os.name", "Linux");
    system.setProperty("os.arch", "amd64");
    system.setProperty("java.specification.version", "17");
    return MachineFacts.here(system, environment, 4, root);
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
