package io.loadline.ci;

import io.loadline.document.ResultDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private final Set<String> parts;
  private final Optional<Path> summary;

  /**
   * For one process.
   *
   * @param parts those of the constants that are wanted
   * @param summary of GitHub's step; empty where there is none
   */
  public CiReports(Set<String> parts, Optional<Path> summary) {
    this.parts = Set.copyOf(parts);
    this.summary = summary;
  }

  /**
   * Appends the gate to the summary of the step, if that is wanted.
   *
   * @param file where its result.json is, as people should read it
   * @throws IOException when it cannot be written
   */
  public void writeSummary(ResultDocument gate, String file) throws IOException {
    if (parts.contains(SUMMARY) && summary.isPresent()) {
      boolean red = !gate.verdict().equals("PASS");
      new SummaryFile(summary.get()).append(GateSummary.of(gate, file), red);
    }
  }

  /**
   * Puts the gate's figures among those of the others, if that is wanted.
   *
   * @param folder of the results of all gates
   * @throws IOException when they cannot be written
   */
  public void writeMetrics(ResultDocument gate, Path folder) throws IOException {
    if (parts.contains(METRICS)) {
      new MetricsFile(folder.resolve(MetricsFile.NAME)).add(gate);
    }
  }

  /**
   * What is to be printed, each at the start of a line of the standard output.
   *
   * @param failsTest whether the verdict makes the test fail; else it is no error but a warning
   * @param file where its result.json is, as people should read it
   */
  public List<String> lines(ResultDocument gate, boolean failsTest, String file) {
    List<String> lines = new ArrayList<>();
    if (!gate.verdict().equals("PASS") && parts.contains(ANNOTATIONS)) {
      lines.add(GateAnnotation.of(gate, failsTest ? "error" : "warning", file));
    }
    if (parts.contains(TEAMCITY)) {
      lines.addAll(GateMetadata.of(gate));
    }
    return lines;
  }

  /** The figures of one gate as OpenMetrics text, whole. */
  public static String openMetrics(ResultDocument gate) {
    return GateMetrics.of(gate).text();
  }
}
