package io.loadline.transport;

import static io.loadline.plan.TimingSource.Kind.SERVER_TIMING;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.JsonPath;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTimingMetricsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "queue;dur=53.2|53.2",
        "queue;dur=0|0",
        "db;dur=1, queue;dur=2|2",
        "db;dur=1,queue;dur=2,cache|2",
        "queue ; dur = 2 , x|2",
        "queue;DUR=2|2",
        "queue;desc=\"a, queue;dur=9\";dur=2|2",
        "queue;dur=\"2\"|2",
        "queue;desc=\"in \\\" line\";dur=2|2",
        "queue;dur=2;dur=3|2",
        "queue;dur=2, queue;dur=3|3",
        "queue;dur=2, queue|2",
        ";;, ,queue;dur=2|2",
        "a=b;dur=1, queue;x;dur=2|2"
      })
  void a_metric_of_server_timing_is_found(String value, double millis) {
    assertThat(serverTiming("Server-Timing: " + value)).isEqualTo("QUEUE " + millis + " NAMED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "queue",
        "queue;dur",
        "queue;dur=",
        "queue;dur=abc",
        "queue;dur=-1",
        "queue;dur=\"2",
        "queue;dur=\"",
        "queue;duration=2",
        "Queue;dur=2",
        "queue2;dur=2",
        "my queue;dur=2",
        "queue dur=2",
        "db;dur=2",
        "db;desc=\"queue;dur=2",
        "db;desc=\"\\"
      })
  void what_is_no_such_metric_tells_nothing(String value) {
    assertThat(serverTiming("server-timing: " + value)).isEmpty();
  }

  @Test
  void server_timing_may_come_in_several_fields() {
    assertThat(serverTiming("server-timing: queue;dur=2\nserver-timing: db;dur=5"))
        .isEqualTo("QUEUE 2.0 NAMED");
  }

  private static String serverTiming(String fields) {
    JsonPath none = new JsonPath(List.of());
    TimingSource queue = new TimingSource(TimedPart.QUEUE, SERVER_TIMING, "queue", none, 1_000_000);
    TimingSources sources = new TimingSources(true, List.of(queue));
    return TimedFields.told(TimingFields.ofHeads(sources), fields, false);
  }
}
