package io.loadline.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSources;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.TimingFields;
import java.lang.management.ManagementFactory;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WholeResponseTest {
  private static final int HEADS = 10_000;

  private final TimingFields wanted = TimingFields.ofHeads(TimingSources.KNOWN);
  private final ServerTimings timings = new ServerTimings();

  private static HttpHeaders head(String name, String... values) {
    return HttpHeaders.of(
        Map.of(
            "content-type",
            List.of("application/json"),
            "content-length",
            List.of("2"),
            "date",
            List.of("Mon, 30 Nov 2026 09:00:00 GMT"),
            name,
            List.of(values)),
        (key, value) -> true);
  }

  @Test
  void a_head_that_tells_something_is_read_as_it_was_sent_last() {
    WholeResponse.timings(head("X-Envoy-Upstream-Service-Time", "5", "9"), wanted, timings);
    assertThat(timings.of(TimedPart.UPSTREAM)).isEqualTo(9_000_000);
    assertThat(timings.sawHead()).isTrue();
    assertThat(wanted.told().isEmpty()).as("what others ask as well").isTrue();
  }

  @Test
  void a_head_that_tells_no_time_is_not_noted() {
    WholeResponse.timings(head("x-queue-time", "0.007"), wanted, timings);
    assertThat(timings.isEmpty()).isTrue();
    assertThat(timings.sawHead()).isFalse();
  }

  /** The look at its names takes an object or two; a reader and its bytes took 650 B. */
  @Test
  void of_a_head_that_tells_nothing_no_copy_is_made() {
    HttpHeaders head = head("server", "uvicorn");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < HEADS; i++) {
      WholeResponse.timings(head, wanted, timings);
    }
    assertThat((threads.getCurrentThreadAllocatedBytes() - before) / HEADS).isLessThan(200);
  }
}
