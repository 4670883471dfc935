package io.loadline.scrape;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.TimedPart;
import io.loadline.scrape.MetricsSource.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is read in the metrics of Knative's queue-proxy. The text is of a real one of Serving 0.48.1
 * with a place for one request, shortened to some families: 36 requests were answered, 24 by 6
 * clients with 50 ms of work each and 12 that came at once with 100 ms each; 3 more found the queue
 * full, and 3 were answered with an error of the server.
 */
class QueueProxyMetricsTest {
  private static final double MILLIS = 1e6;

  private final QueueProxyMetrics metrics = new QueueProxyMetrics();
  private final String text = real();

  private static String real() {
    try {
      return Files.readString(Path.of("src/test/resources/expositions/queue-proxy.txt"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Page page(String text) {
    return new Page(
        200,
        "text/plain; version=0.0.4; charset=utf-8; escaping=underscores",
        text.getBytes(StandardCharsets.UTF_8));
  }

  private ServerCounters read(String changed) throws ScrapeException {
    return metrics.read(page(changed));
  }

  private Map<TimedPart, Long> told(ServerCounters counters, boolean apart) {
    return metrics.told(counters, apart);
  }

  private String without(String word) {
    return text.lines()
        .filter(line -> !line.contains(word))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** As of a proxy that has handed on no request yet. */
  private String fresh() {
    return text.lines()
        .filter(line -> line.contains("target_info"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void the_queue_is_the_whole_without_the_time_behind_the_wait() throws Exception {
    ServerCounters counters = read(text);

    assertThat(counters.requests()).isEqualTo(36);
    assertThat(counters.isOneByOne()).isTrue();
    // By the stamps of client and server the waits are 12,452 ms, the way from the client in it.
    assertThat((double) requireNonNull(told(counters, true).get(TimedPart.QUEUE)))
        .isCloseTo(12_215.5 * MILLIS, within(MILLIS));
    assertThat((double) requireNonNull(told(counters, true).get(TimedPart.TOTAL)))
        .isCloseTo(15_044.4 * MILLIS, within(MILLIS));
  }

  @Test
  void what_is_left_is_not_the_compute() throws Exception {
    assertThat(told(read(text), true)).containsOnlyKeys(TimedPart.QUEUE, TimedPart.TOTAL);
  }

  @Test
  void where_requests_were_counted_otherwise_behind_the_wait_no_queue_is_told() throws Exception {
    String count = "kn_serving_invocation_duration_seconds_count{http_response_status_code=\"200\"";
    String more =
        text.lines()
            .map(line -> line.startsWith(count) ? line.replaceFirst(" 36$", " 37") : line)
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(read(more).isOneByOne()).isFalse();
    assertThat(told(read(more), false)).containsOnlyKeys(TimedPart.TOTAL);
  }

  @Test
  void without_a_limit_of_requests_nothing_waits_there_and_no_queue_is_told() throws Exception {
    assertThat(told(read(without("kn_serving_queue_depth")), true))
        .containsOnlyKeys(TimedPart.TOTAL);
  }

  @Test
  void a_proxy_without_a_request_so_far_is_known_and_has_counted_nothing() throws Exception {
    assertThat(metrics.isOf(page(fresh()))).isTrue();
    assertThat(read(fresh()).requests()).isZero();
    assertThat(read(text).minus(read(fresh())).orElseThrow()).isEqualTo(read(text));
  }

  @Test
  void other_servers_that_count_by_opentelemetry_are_none() throws Exception {
    assertThat(metrics.isOf(page(text))).isTrue();
    assertThat(metrics.isOf(page(without("kn_serving").replace("queue-proxy", "web")))).isFalse();
  }

  @Test
  void a_wait_before_the_pod_makes_its_queue_a_part_of_the_wait() throws Exception {
    ServerCounters counters = read(text);
    double total = 15_044.4 * MILLIS / 36;

    assertThat(metrics.isWholeWait(counters, total * 1.05)).isTrue();
    assertThat(metrics.isWholeWait(counters, total * 1.2)).isFalse();
  }

  @Test
  void two_milliseconds_on_the_way_are_no_wait() {
    ServerCounters quick =
        new ServerCounters(10, Map.of(TimedPart.TOTAL, 10_000_000L), Map.of(), 0, 0);

    assertThat(metrics.isWholeWait(quick, 2.9 * MILLIS)).isTrue();
    assertThat(metrics.isWholeWait(quick, 3.1 * MILLIS)).isFalse();
  }

  @Test
  void of_no_request_nothing_waited() {
    assertThat(metrics.isWholeWait(ServerCounters.NONE, 0)).isTrue();
  }
}
