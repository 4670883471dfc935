package io.loadline.baseline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what is known of a machine; what cannot be read is left out. */
final class MachineReader {
  private final Properties system;
  private final Map<String, String> environment;
  private final Path root;

  /** As in {@link MachineFacts#here}. */
  MachineReader(Properties system, Map<String, String> environment, Path root) {
    this.system = system;
    this.environment = environment;
    this.root = root;
  }

  MachineFacts read(int cpus) {
    return new MachineFacts(
        id(),
        FactText.bounded(runner()),
        FactText.bounded(cpu()),
        cpus,
        memoryBytes(),
        system.getProperty("os.name", "unknown") + " " + system.getProperty("os.arch", "unknown"),
        Integer.parseInt(system.getProperty("java.specification.version", "0")));
  }

  /** In a container the host's name tells more, on a machine of its own the id in /etc. */
  private String id() {
    String names =
        Stream.of(
                variable("HOSTNAME"),
                variable("COMPUTERNAME"),
                String.join("", lines("etc/hostname")),
                String.join("", lines("etc/machine-id")))
            .collect(Collectors.joining("\n"));
    String digest = FactText.digest(names.getBytes(StandardCharsets.UTF_8));
    return digest.substring(digest.indexOf(':') + 1);
  }

  private String runner() {
    String image = variable("ImageOS").isEmpty() ? "" : " " + variable("ImageOS");
    if (variable("RUNNER_ENVIRONMENT").equals("github-hosted")) {
      return "github-hosted" + image;
    }
    if (!variable("TF_BUILD").isEmpty() && !image.isEmpty()) {
      return "azure-hosted" + image;
    }
    if (!variable("BUILDKITE_AGENT_META_DATA_QUEUE").isEmpty()) {
      return "buildkite queue " + variable("BUILDKITE_AGENT_META_DATA_QUEUE");
    }
    String tags = tags();
    return variable("GITLAB_CI").isEmpty() || tags.isEmpty() ? "" : "gitlab " + tags;
  }

  /** A JSON array of names, or names with commas, as the runner's version has it. */
  private String tags() {
    return Arrays.stream(variable("CI_RUNNER_TAGS").split("[\\[\\]\",\\s]+", -1))
        .filter(tag -> !tag.isEmpty())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private String cpu() {
    List<String> info = lines("proc/cpuinfo");
    return value(info, "model name")
        .or(() -> value(info, "CPU part").map(part -> arm(info, part)))
        .orElse(variable("PROCESSOR_IDENTIFIER"));
  }

  /** A processor of ARM has no name there, but numbers of maker and model. */
  private static String arm(List<String> info, String part) {
    return "implementer " + value(info, "CPU implementer").orElse("") + " part " + part;
  }

  private long memoryBytes() {
    return value(lines("proc/meminfo"), "MemTotal")
        .filter(value -> value.matches("\\d{1,15} kB"))
        .map(value -> Long.parseLong(value.substring(0, value.indexOf(' '))) << 10)
        .orElse(0L);
  }

  private static Optional<String> value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of();
    }
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "").strip();
  }
}
