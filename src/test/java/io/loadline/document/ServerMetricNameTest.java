package io.loadline.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerMetricNameTest {
  @ParameterizedTest
  @CsvSource({
    "server/queue-p99.9, p99.9 time in the server's queue, 99.9",
    "server/prefill-mean, mean time of prefill, 0",
    "server/decode-max, highest time of decode, 100",
    "server/compute-p50, p50 time of compute, 50"
  })
  void a_part_of_the_servers_time_is_a_time_and_no_latency(String id, String words, double rank) {
    MetricName name = MetricName.of(id);
    assertThat(name.words()).isEqualTo(words);
    assertThat(name.isTime()).isTrue();
    assertThat(name.isLatency()).isFalse();
    assertThat(name.isFirst()).isFalse();
    assertThat(name.isOfServer()).isTrue();
    assertThat(name.rank()).isEqualTo(rank);
  }
}
