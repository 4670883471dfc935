package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiReportsTest {
  private static final ResultDocument RED = Documents.slow();
  private static final ResultDocument GREEN = Documents.numbered(1, "PASS");

  @TempDir private Path folder;

  @Test
  void a_red_gate_is_annotated_with_all_that_is_needed_to_act() {
    CiReports github = new CiReports(Set.of("annotations"), Optional.empty());

    assertThat(github.lines(RED, true, "target/result.json"))
        .containsExactly(
            "::error title=FAIL iris::1 of 2 objectives broken%0A"
                + "http/latency-p99 was 612.4 ms, promised <= 500 ms: 22.5 %25 over; 54 requests"
                + " failed or took longer than 500.0 ms, at 12 to 17 s, 40 to 41 s (from 14:03:12"
                + " UTC)%0A"
                + "What to do:%0A"
                + "the service itself took 610.1 of 612.4 ms (p99): look at its log, CPU and"
                + " replicas at that time; if it cannot be faster, the promise has to change%0A"
                + "com.example.IrisGateIT#iris, target/result.json");
    assertThat(github.lines(GREEN, true, "target/result.json")).isEmpty();
  }

  @Test
  void a_verdict_that_fails_no_test_is_a_warning() {
    CiReports github = new CiReports(Set.of("annotations"), Optional.empty());

    assertThat(github.lines(RED, false, "target/result.json").get(0))
        .startsWith("::warning title=FAIL iris::");
  }

  @Test
  void teamcity_is_told_each_figure_under_a_name_that_stays() {
    CiReports teamCity = new CiReports(Set.of("teamcity"), Optional.empty());

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
  void each_part_is_told_where_it_is_wanted_and_no_other() throws IOException {
    Path summary = folder.resolve("summary");

    assertThat(all(Set.of("summary"), summary)).isEmpty();
    assertThat(Files.readString(summary)).startsWith("\n### ");
    assertThat(folder.resolve("metrics.txt")).doesNotExist();

    Files.delete(summary);
    assertThat(all(Set.of("metrics", "annotations"), summary)).hasSize(1);
    assertThat(folder.resolve("metrics.txt")).content().endsWith("# EOF\n");
    assertThat(summary).doesNotExist();
  }

  @Test
  void without_a_step_there_is_no_summary() throws IOException {
    new CiReports(Set.of("summary"), Optional.empty()).writeSummary(RED, "target/result.json");

    assertThat(folder).isEmptyDirectory();
  }

  private List<String> all(Set<String> parts, Path summary) throws IOException {
    CiReports reports = new CiReports(parts, Optional.of(summary));
    reports.writeSummary(RED, "target/result.json");
    reports.writeMetrics(RED, folder);
    return reports.lines(RED, true, "target/result.json");
  }
}
