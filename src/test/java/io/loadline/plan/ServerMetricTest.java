package io.loadline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Metric.Kind;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerMetricTest {
  @ParameterizedTest
  @CsvSource({
    "server/queue-mean, SERVER_QUEUE_MEAN, 0",
    "server/prefill-max, SERVER_PREFILL_MAX, 0",
    "server/decode-p99.9, SERVER_DECODE_PERCENTILE, 99.9",
    "server/compute-p50, SERVER_COMPUTE_PERCENTILE, 50"
  })
  void a_part_of_the_servers_time_has_a_name_of_its_own(String name, Kind kind, double percentile) {
    assertThat(Metric.parse(name)).contains(new Metric(kind, percentile, MetricNaming.SERVER));
    assertThat(Metric.parse(name).orElseThrow().id()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http/queue-mean",
        "grpc/queue-mean",
        "server/latency-mean",
        "server/error-count",
        "server/total-mean",
        "server/queue-min"
      })
  void no_name_stands_for_both(String name) {
    assertThat(Metric.parse(name)).isEmpty();
  }

  @Test
  void it_is_written_alike_over_each_protocol() {
    Metric queue = Metric.percentile(Kind.SERVER_QUEUE_PERCENTILE, 99);
    assertThat(queue.over(new Target(URI.create("grpc://h/m")))).isEqualTo(queue);
    assertThat(queue.over(new Target(URI.create("http://h/m")))).isEqualTo(queue);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_time_is_of_requests_of_streams_or_of_the_server(Kind kind) {
    int kinds = (kind.isLatency() ? 1 : 0) + (kind.isOfServer() ? 1 : 0);
    kinds += kind.isTime() && kind.isOfStreams() ? 1 : 0;
    assertThat(kinds).isEqualTo(kind.isTime() ? 1 : 0);
    assertThat(kind.isOfServer()).isEqualTo(kind.name().startsWith("SERVER_"));
  }
}
