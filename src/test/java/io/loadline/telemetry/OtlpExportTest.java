package io.loadline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.OtlpCollector;
import io.loadline.testkit.OtlpCollector.Received;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OtlpExportTest {
  private static final GateTelemetry.Certificates NO_FILES =
      new GateTelemetry.Certificates(Optional.empty(), Optional.empty(), Optional.empty());
  private static final GateTelemetry.Encoding USUAL =
      new GateTelemetry.Encoding(false, false, false);
  private static final GateMetric.Period PERIOD =
      new GateMetric.Period(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
  private static final List<GateMetric> TIMES = List.of(times("loadline.response.duration"));

  private static GateMetric times(String name) {
    return new GateMetric(
        new GateMetric.Name(name, "s", "Times of a test."),
        new TreeMap<>(Map.of("server.port", 80L)),
        new GateMetric.Times(FixedDistribution.ofMillis(0.05, 9.9, 19, 99, 200_000)));
  }

  private static GateTelemetry.Collector collector(
      URI url, Map<String, String> headers, GateTelemetry.Encoding encoding) {
    return new GateTelemetry.Collector(
        url.resolve(OtlpCollector.PATH),
        headers,
        NO_FILES,
        encoding,
        Map.of("service.name", "gates", "deployment.environment.name", "ci"));
  }

  private static Received sent(Map<String, String> headers, GateTelemetry.Encoding encoding)
      throws IOException {
    try (OtlpCollector collector = OtlpCollector.start()) {
      OtlpExport.send(collector(collector.url(), headers, encoding), TIMES, PERIOD);
      return collector.only();
    }
  }

  @Test
  void headers_and_resource_go_along() throws IOException {
    Received got = sent(Map.of("api-key", "s3cr3t"), USUAL);
    assertThat(got.headers())
        .containsEntry("api-key", "s3cr3t")
        .containsEntry("Content-Type", "application/x-protobuf");
    assertThat(OtlpCollector.attributes(got.metrics().getResource().getAttributesList()))
        .containsEntry("service.name", "gates")
        .containsEntry("deployment.environment.name", "ci")
        .containsEntry("telemetry.sdk.language", "java");
    assertThat(got.metrics().getScopeMetrics(0).getScope().getName()).isEqualTo("io.loadline");
  }

  @Test
  void it_is_compressed_where_that_is_asked_for() throws IOException {
    Received got = sent(Map.of(), new GateTelemetry.Encoding(true, false, false));
    assertThat(got.headers()).containsEntry("Content-Encoding", "gzip");
    assertThat(got.metrics().getScopeMetrics(0).getMetricsCount()).isEqualTo(1);
  }

  @Test
  void it_is_told_as_a_delta_where_that_is_asked_for() throws IOException {
    Metric got =
        sent(Map.of(), new GateTelemetry.Encoding(false, true, false))
            .metrics()
            .getScopeMetrics(0)
            .getMetrics(0);
    assertThat(got.getExponentialHistogram().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
  }

  @Test
  void buckets_are_stated_where_that_is_asked_for() throws IOException {
    HistogramDataPoint got =
        sent(Map.of(), new GateTelemetry.Encoding(false, false, true))
            .metrics()
            .getScopeMetrics(0)
            .getMetrics(0)
            .getHistogram()
            .getDataPoints(0);
    assertThat(got.getExplicitBoundsList()).contains(0.0001, 0.01, 100.0);
    assertThat(got.getBucketCountsCount()).isEqualTo(got.getExplicitBoundsCount() + 1);
    // 0.05 ms; 9.9 ms; 19 ms; 99 ms; 200 s.
    assertThat(got.getBucketCountsList())
        .containsExactly(
            1L, 0L, 0L, 0L, 0L, 0L, 1L, 1L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    assertThat(got.getCount()).isEqualTo(5);
    assertThat(got.getMax()).isEqualTo(200);
  }

  @Test
  void a_collector_that_is_away_is_one_sentence() {
    GateTelemetry.Collector nobody =
        collector(URI.create("http://127.0.0.1:" + ClosedPort.find()), Map.of(), USUAL);
    assertThatThrownBy(() -> OtlpExport.send(nobody, TIMES, PERIOD))
        .isInstanceOf(IOException.class)
        .hasMessage("Connection refused");
  }

  @Test
  void a_collector_that_refuses_is_one_sentence_without_headers() throws IOException {
    try (OtlpCollector strict = OtlpCollector.answering(401)) {
      GateTelemetry.Collector target = collector(strict.url(), Map.of("api-key", "s3cr3t"), USUAL);
      assertThatThrownBy(() -> OtlpExport.send(target, TIMES, PERIOD))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("the collector refused them; ");
      assertThat(target.toString()).doesNotContain("s3cr3t");
      assertThat(strict.received()).as("without a second try").hasSize(1);
    }
  }

  @Test
  void a_collector_that_never_answers_is_given_up() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      GateTelemetry.Collector target =
          collector(URI.create("http://127.0.0.1:" + silent.getLocalPort()), Map.of(), USUAL);
      var data = new OtlpData(Map.of(), USUAL, PERIOD).of(TIMES);
      assertThatThrownBy(() -> OtlpExport.send(target, data, Duration.ofMillis(300)))
          .isInstanceOf(IOException.class)
          .hasMessage("there was no answer within 300 ms");
    }
  }
}
