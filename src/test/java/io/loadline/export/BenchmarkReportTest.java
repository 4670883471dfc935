package io.loadline.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ResultDocuments;
import io.loadline.testkit.SampleRun;
import io.loadline.testkit.StreamSimulation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code scripts/formats-check} has llm-d's own classes read such reports. */
class BenchmarkReportTest {
  private static final ResultDocument STREAM =
      ResultDocuments.of(
          StreamSimulation.of(Plans.constant(50), Plans.noErrors()).failing(10).run());

  private static JsonNode yaml(ResultDocument result) throws IOException {
    return new YAMLMapper().readTree(BenchmarkReport.text(result));
  }

  private static JsonNode performance(ResultDocument result) throws IOException {
    return yaml(result).at("/results/request_performance");
  }

  @Test
  void its_figures_are_those_of_the_result() throws IOException {
    JsonTree tokens = STREAM.root().at("tokens");
    JsonNode all = performance(STREAM).get("aggregate");

    assertThat(all.at("/requests/total").asLong()).isEqualTo(100);
    assertThat(all.at("/requests/failures").asLong()).isEqualTo(10);
    assertThat(all.at("/requests/output_length/mean").asDouble())
        .isEqualTo(tokens.number(0, "outputTokens") / 90.0);
    assertThat(all.at("/latency/time_to_first_token/units").asText()).isEqualTo("ms");
    assertThat(all.at("/latency/time_to_first_token/p99p9").asDouble())
        .isEqualTo(tokens.figure("ttft", "p99_9").orElseThrow());
    assertThat(all.at("/latency/inter_token_latency/units").asText()).isEqualTo("ms/token");
    assertThat(all.at("/latency/inter_token_latency/p90").asDouble())
        .isEqualTo(tokens.figure("itl", "p90").orElseThrow());
    assertThat(all.at("/latency/time_per_output_token/mean").asDouble())
        .isEqualTo(tokens.figure("tpot", "mean").orElseThrow());
    assertThat(all.at("/latency/request_latency/stddev").asDouble())
        .isEqualTo(STREAM.root().figure("response", "stddev").orElseThrow());
    assertThat(all.at("/throughput/output_token_rate/mean").asDouble())
        .isEqualTo(tokens.figure("tokensPerSecond").orElseThrow());
    assertThat(all.at("/throughput/request_rate/mean").asDouble())
        .isEqualTo(STREAM.root().figure("throughput").orElseThrow());
  }

  @Test
  void each_interval_is_a_point_of_the_series() throws IOException {
    JsonNode series = performance(STREAM).at("/time_series/latency/time_to_first_token/series");

    assertThat(series).hasSameSizeAs(STREAM.root().list("intervals"));
    assertThat(series.get(0).get("mean").asDouble()).isEqualTo(100);
    assertThat(series.get(1).get("ts").asText()).isEqualTo("1970-01-01T00:00:01.002Z");
  }

  @Test
  void it_says_when_how_and_what() throws IOException {
    JsonNode report = yaml(ResultDocuments.of(new SampleRun().build()));

    assertThat(report.get("version").asText()).isEqualTo("0.2.1");
    assertThat(report.at("/run/time/start").asText()).isEqualTo("2026-11-24T09:00:00Z");
    assertThat(report.at("/run/time/end").asText()).isEqualTo("2026-11-24T09:00:12.600Z");
    assertThat(report.at("/run/time/duration").asText()).isEqualTo("PT12.6S");
    assertThat(report.at("/run/description").asText()).startsWith("FAIL: ");
    assertThat(report.at("/scenario/load/standardized/rate_qps").asDouble()).isEqualTo(8);
    assertThat(report.at("/scenario/load/standardized/tool_version").asText()).isEqualTo("0.1.0");
    assertThat(report.at("/scenario/load/native/config/seed").asLong()).isEqualTo(7);
  }

  @Test
  void a_service_of_a_cluster_is_its_stack() throws IOException {
    JsonNode component = yaml(ResultDocuments.golden("pass-in-cluster")).at("/scenario/stack/0");

    assertThat(component.at("/metadata/label").asText()).startsWith("sklearn-irisv2-predictor-");
    assertThat(component.at("/standardized/kind").asText()).isEqualTo("generic");
    assertThat(component.at("/standardized/tool").asText()).isEqualTo("kserve-mlserver");
    assertThat(component.at("/standardized/tool_version").asText()).startsWith("mlserver@sha256:");
  }

  @Test
  void a_report_of_one_run_has_one_id() throws IOException {
    ResultDocument one = ResultDocuments.of(new SampleRun().build());

    assertThat(yaml(one).at("/run/uid")).isEqualTo(yaml(one).at("/run/uid"));
    assertThat(yaml(one).at("/run/uid")).isNotEqualTo(yaml(STREAM).at("/run/uid"));
    assertThat(yaml(one).at("/run/eid")).isEqualTo(yaml(STREAM).at("/run/eid"));
  }

  @Test
  void a_run_that_was_never_measured_has_none() {
    assertThat(BenchmarkReport.text(ResultDocuments.golden("not-ready-image"))).isEmpty();
  }
}
