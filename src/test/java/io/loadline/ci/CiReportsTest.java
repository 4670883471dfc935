package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiReportsTest {
  private static final ResultDocument RED = Documents.slow();
  private static final ResultDocument GREEN = Documents.numbered(1, "PASS");

  private final Path folder;
  private final Path summary;
  private final Map<String, String> everywhere;

  /** On all systems at once. */
  CiReportsTest(@TempDir Path folder) {
    this.folder = folder;
    summary = folder.resolve("summary");
    everywhere =
        Map.of(
            "GITHUB_ACTIONS", "true",
            "GITHUB_STEP_SUMMARY", summary.toString(),
            "GITLAB_CI", "true",
            "TEAMCITY_VERSION", "2026.07");
  }

  @Test
  void a_developer_sees_nothing_of_it() throws IOException {
    assertThat(all(Map.of("GITHUB_STEP_SUMMARY", " "), Set.of(), RED)).isEmpty();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_red_gate_is_annotated_with_all_that_is_needed_to_act() {
    CiReports github = new CiReports(Map.of("GITHUB_ACTIONS", "true"), Set.of());

    assertThat(github.lines(RED, true, "target/result.json"))
        .containsExactly(
            "::error title=FAIL iris::1 of 2 objectives broken%0A"
                + "http/latency-p99 was 612.4 ms, promised <= 500 ms: 22.5 %25 over; 54 requests"
                + " failed or took longer than 500.0 ms. When: from 12 s to 17 s and from 40 s to"
                + " 41 s (14:03:12 to 14:03:41 UTC)%0A"
                + "What to do:%0A"
                + "The service itself is slow: from the first byte sent to the last byte received"
                + " the p99 is 610.1 ms. Look at its CPU, its memory and its replicas at the times"
                + " above, and give it more; or raise the limit if it is too low.%0A"
                + "com.example.IrisGateIT#iris, target/result.json");
    assertThat(github.lines(GREEN, true, "target/result.json")).isEmpty();
  }

  @Test
  void a_verdict_that_fails_no_test_is_a_warning() {
    CiReports github = new CiReports(Map.of("GITHUB_ACTIONS", "true"), Set.of());

    assertThat(github.lines(RED, false, "target/result.json").get(0))
        .startsWith("::warning title=FAIL iris::");
  }

  @Test
  void teamcity_is_told_each_figure_under_a_name_that_stays() {
    CiReports teamCity = new CiReports(Map.of("TEAMCITY_VERSION", "2026.07"), Set.of());

    assertThat(teamCity.lines(GREEN, true, "target/result.json"))
        .startsWith(
            "##teamcity[testMetadata testName='com.example.ManyIT.gate1' name='verdict' type='text'"
                + " value='PASS: said of gate 1']",
            "##teamcity[testMetadata testName='com.example.ManyIT.gate1' name='http/latency-p99'"
                + " type='ms' value='400']",
            "##teamcity[testMetadata testName='com.example.ManyIT.gate1'"
                + " name='http/latency-p99 limit' type='ms' value='500']")
        .endsWith(
            "##teamcity[testMetadata testName='com.example.ManyIT.gate1' name='error ratio'"
                + " type='number' value='0']");
  }

  @Test
  void each_system_gets_its_own_by_what_the_environment_says() throws IOException {
    List<String> lines = all(everywhere, Set.of(), RED);

    assertThat(lines).anyMatch(line -> line.startsWith("::error "));
    assertThat(lines).anyMatch(line -> line.startsWith("##teamcity["));
    assertThat(folder.resolve("metrics.txt")).exists();
    assertThat(Files.readString(summary)).startsWith("\n### ");
  }

  @Test
  void named_parts_are_told_alone_and_wherever_it_runs() throws IOException {
    assertThat(all(Map.of(), Set.of("metrics", "annotations", "summary"), RED)).hasSize(1);
    assertThat(folder.resolve("metrics.txt")).exists();

    assertThat(all(everywhere, Set.of("metrics"), RED)).isEmpty();
    assertThat(summary).doesNotExist();
  }

  private List<String> all(Map<String, String> environment, Set<String> parts, ResultDocument gate)
      throws IOException {
    CiReports reports = new CiReports(environment, parts);
    reports.writeSummary(gate, "target/result.json");
    reports.writeMetrics(gate, folder);
    return reports.lines(gate, true, "target/result.json");
  }
}
