package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.document.SharedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is told of gates to the CI system in which they run. Thread-safe. */
public final class CiReports {
  /** To GitHub's step summary. */
  public static final String SUMMARY = "summary";

  /** By GitHub's annotations. */
  public static final String ANNOTATIONS = "annotations";

  /** By a file of all gates, for GitLab. */
  public static final String METRICS = "metrics";

  /** By service messages. */
  public static final String TEAMCITY = "teamcity";

  /** As GitLab calls it by default. */
  static final String METRICS_FILE = "metrics.txt";

  /** What GitLab should not be given more of, in bytes. */
  private static final int MOST_METRICS = 8 << 20;

  private static final String SUMMARY_FILE = "GITHUB_STEP_SUMMARY";

  private final Map<String, String> environment;
  private final Set<String> parts;

  /**
   * For one process.
   *
   * @param environment its environment variables
   * @param parts those of the constants that are wanted; empty for what the environment asks for
   */
  public CiReports(Map<String, String> environment, Set<String> parts) {
    this.environment = Map.copyOf(environment);
    this.parts = Set.copyOf(parts);
  }

  /** Where the step's summary is; empty where none is to be written. */
  private Optional<Path> summaryFile() {
    return Optional.ofNullable(environment.get(SUMMARY_FILE))
        .filter(path -> !path.isBlank() && isWanted(SUMMARY, true))
        .map(Path::of);
  }

  private boolean isWanted(String part, boolean asked) {
    return parts.isEmpty() ? asked : parts.contains(part);
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  /**
   * Appends the gate to the summary of the step, if there is one.
   *
   * @param file where its result.json is, as people should read it
   * @throws IOException when it cannot be written
   */
  public void writeSummary(ResultDocument gate, String file) throws IOException {
    Optional<Path> summary = summaryFile();
    if (summary.isPresent()) {
      boolean red = !gate.verdict().equals("PASS");
      new SummaryFile(summary.get()).append(GateSummary.of(gate, file), red);
    }
  }

  /**
   * Puts the gate's figures among those of the others, if somebody reads them.
   *
   * @param folder of the results of all gates
   * @throws IOException when they cannot be written
   */
  public void writeMetrics(ResultDocument gate, Path folder) throws IOException {
    if (isWanted(METRICS, isSet("GITLAB_CI"))) {
      addMetrics(folder.resolve(METRICS_FILE), gate);
    }
  }

  /** To those of all gates of a build; a gate that is run again replaces its own. */
  static void addMetrics(Path path, ResultDocument gate) throws IOException {
    SharedFile.change(
        path,
        file -> {
          MetricSamples all = GateMetrics.of(gate);
          all.addOthers(new String(file.read(), StandardCharsets.UTF_8), GateMetrics.labels(gate));
          byte[] bytes = all.text().getBytes(StandardCharsets.UTF_8);
          if (bytes.length > MOST_METRICS) {
            throw new IOException(
                path + " would exceed " + (MOST_METRICS >> 20) + " MiB; remove the older one");
          }
          file.replace(bytes);
        });
  }

  /**
   * What is to be printed, each at the start of a line of the standard output.
   *
   * @param failsTest whether the verdict makes the test fail; else it is no error but a warning
   * @param file where its result.json is, as people should read it
   */
  public List<String> lines(ResultDocument gate, boolean failsTest, String file) {
    List<String> lines = new ArrayList<>();
    boolean github = environment.getOrDefault("GITHUB_ACTIONS", "").equals("true");
    if (!gate.verdict().equals("PASS") && isWanted(ANNOTATIONS, github)) {
      lines.add(GateAnnotation.of(gate, failsTest ? "error" : "warning", file));
    }
    if (isWanted(TEAMCITY, isSet("TEAMCITY_VERSION"))) {
      lines.addAll(GateMetadata.of(gate));
    }
    return lines;
  }

  /** The figures of one gate as OpenMetrics text, whole. */
  public static String openMetrics(ResultDocument gate) {
    return GateMetrics.of(gate).text();
  }
}
