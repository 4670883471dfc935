package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.loadline.plan.TimedPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  private final Path folder;

  MetricsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoints-of-each-verdict",
        "fail-counted-by-triton",
        "fail-dead-masked",
        "fail-errors",
        "fail-message-stream",
        "fail-token-stream-goodput",
        "invalid-own-lag",
        "pass-in-cluster"
      })
  void each_kind_of_result_is_open_metrics_text_by_the_letter(String fixture) {
    assertThat(OpenMetricsGrammar.read(CiReports.openMetrics(Documents.golden(fixture))))
        .isNotEmpty();
  }

  @Test
  void figures_are_those_of_the_result_with_times_in_seconds() {
    Map<String, Double> samples = OpenMetricsGrammar.read(CiReports.openMetrics(Documents.slow()));

    String gate = "gate=\"com.example.IrisGateIT.iris\"";
    assertThat(samples)
        .contains(
            entry("loadline_gate_passed{" + gate + "}", 0.0),
            entry("loadline_requests{" + gate + "}", 3000.0),
            entry("loadline_responses_per_second{" + gate + "}", 50.0),
            entry("loadline_response_seconds{" + gate + ",statistic=\"p99\"}", 0.6124),
            entry("loadline_service_seconds{" + gate + ",statistic=\"mean\"}", 0.119));
    String objective = gate + ",objective=\"http/latency-p99\",unit=\"ms\"";
    assertThat(samples)
        .contains(
            entry("loadline_objective_observed{" + objective + "}", 612.4),
            entry("loadline_objective_limit{" + objective + ",bound=\"upper\"}", 500.0),
            entry("loadline_objective_held{" + objective + "}", 0.0));
  }

  @Test
  void endpoints_are_told_apart_by_a_label() {
    String text = CiReports.openMetrics(Documents.golden("endpoints-of-each-verdict"));

    assertThat(text)
        .contains(
            "loadline_response_seconds{gate=\"com.example.IrisGateIT.gate\",endpoint=\"iris\","
                + "statistic=\"p50\"} 0.05\n");
  }

  @Test
  void figures_of_streams_are_there() {
    assertThat(CiReports.openMetrics(Documents.golden("fail-token-stream-goodput")))
        .contains(
            "loadline_ttft_seconds{gate=\"com.example.IrisGateIT.gate\",statistic=\"p99\"} 0.1\n")
        .contains("loadline_goodput_ratio{gate=\"com.example.IrisGateIT.gate\"} 0.9\n")
        .contains("loadline_tokens_per_second{gate=\"com.example.IrisGateIT.gate\"} 201.834862\n");
    assertThat(CiReports.openMetrics(Documents.golden("fail-message-stream")))
        .contains("loadline_message_gap_seconds{");
  }

  @Test
  void failed_requests_and_stages_have_times_of_their_own() {
    String text =
        CiReports.openMetrics(
            Documents.of(
                """
                {"name": "a", "gate": "A#b", "verdict": "FAIL", "requests": 9, "response": {},
                  "serviceOfErrors": {"timeout": {"count": 2, "mean": 1500, "max": 2000}},
                  "wait": {"count": 9, "p99": 3},
                  "stages": [{"response": {"count": 0, "p50": 0}},
                             {"response": {"count": 9, "p50": 8}}]}
                """));

    assertThat(OpenMetricsGrammar.read(text))
        .contains(
            entry(
                "loadline_error_service_seconds{gate=\"A.b\",outcome=\"timeout\",statistic=\"mean\"}",
                1.5),
            entry("loadline_wait_seconds{gate=\"A.b\",statistic=\"p99\"}", 0.003),
            entry(
                "loadline_stage_response_seconds{gate=\"A.b\",stage=\"2\",statistic=\"p50\"}",
                0.008))
        .doesNotContainKey(
            "loadline_stage_response_seconds{gate=\"A.b\",stage=\"1\",statistic=\"p50\"}");
  }

  @Test
  void each_part_that_a_server_may_tell_or_count_has_samples() {
    assertThat(GateMetrics.PARTS)
        .containsAll(Arrays.stream(TimedPart.values()).map(TimedPart::id).toList());
    String text =
        CiReports.openMetrics(
            Documents.of(
                """
                {"name": "a", "gate": "A#b", "verdict": "FAIL", "requests": 9,
                  "serverTimings": {"queue": {"count": 9, "p99": 20}, "prefill": {"count": 0}},
                  "serverMetrics": {"compute": {"count": 9, "mean": 60.5}, "waiting": 2.5}}
                """));

    Map<String, Double> samples = OpenMetricsGrammar.read(text);
    String gate = "{gate=\"A.b\"";
    assertThat(samples)
        .contains(
            entry("loadline_server_seconds" + gate + ",part=\"queue\",statistic=\"p99\"}", 0.02),
            entry("loadline_server_waiting_requests" + gate + "}", 2.5));
    assertThat(text)
        .contains(
            "loadline_server_counted_seconds" + gate + ",part=\"compute\",statistic=\"mean\"}")
        .doesNotContain("prefill", "loadline_server_busy_ratio");
  }

  @Test
  void a_gate_that_is_run_again_replaces_its_own_figures_alone() throws IOException {
    Path file = folder.resolve("results").resolve("metrics.txt");
    CiReports.addMetrics(file, Documents.numbered(1, "FAIL"));
    CiReports.addMetrics(file, Documents.numbered(11, "FAIL"));

    CiReports.addMetrics(file, Documents.numbered(1, "PASS"));

    Map<String, Double> samples = OpenMetricsGrammar.read(Files.readString(file));
    assertThat(samples)
        .contains(
            entry("loadline_gate_passed{gate=\"com.example.ManyIT.gate1\"}", 1.0),
            entry("loadline_gate_passed{gate=\"com.example.ManyIT.gate11\"}", 0.0));
    assertThat(samples.keySet().stream().filter(each -> each.startsWith("loadline_requests")))
        .hasSize(2);
  }

  @Test
  void the_order_of_the_gates_does_not_matter() throws IOException {
    Path one = folder.resolve("one");
    CiReports.addMetrics(one, Documents.numbered(1, "PASS"));
    CiReports.addMetrics(one, Documents.numbered(2, "PASS"));
    Path other = folder.resolve("other");
    CiReports.addMetrics(other, Documents.numbered(2, "PASS"));
    CiReports.addMetrics(other, Documents.numbered(1, "PASS"));

    assertThat(one).hasSameTextualContentAs(other);
  }

  @Test
  void a_shorter_file_leaves_nothing_of_the_longer_one() throws IOException {
    Path file = folder.resolve("metrics.txt");
    Files.writeString(file, "what nobody knows 1\n".repeat(1_000) + "# EOF\n");

    CiReports.addMetrics(file, Documents.numbered(1, "PASS"));

    assertThat(file).hasContent(CiReports.openMetrics(Documents.numbered(1, "PASS")));
  }

  @Test
  void the_page_on_formats_names_each_metric() throws IOException {
    String page = Files.readString(Path.of("docs/formats.md"));

    for (MetricFamily each : MetricFamily.values()) {
      assertThat(page).contains("`" + each.metric() + "`");
    }
  }

  /** GitLab drops what follows a #, and splits the rest as a shell does. */
  @Test
  void no_sample_holds_what_gitlab_takes_for_a_comment() {
    String text =
        CiReports.openMetrics(
            Documents.of(
                """
                {"name": "a # b", "gate": "A#b 'c", "verdict": "PASS", "objectives": [
                  {"metric": "http-#1/latency-p99", "limit": 1, "observed": 1}]}
                """));

    assertThat(text.lines().filter(line -> !line.startsWith("#")))
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).doesNotContain("#").startsWith("loadline_"))
        .contains("loadline_gate_passed{gate=\"A.b 'c\"} 1");
    OpenMetricsGrammar.read(text);
  }
}
