package io.loadline.gate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loadline.config.setting.Attribute;
import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.Target;
import io.loadline.plan.TimedPart;
import io.loadline.result.ScrapedRun;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service in a cluster whose only pod tells metrics as Knative's queue-proxy does. */
class ScrapedPodsTest {
  private static final String METRICS =
      """
      # TYPE target_info gauge
      target_info{container_name="queue-proxy"} 1
      # TYPE http_server_request_duration_seconds histogram
      http_server_request_duration_seconds_bucket{http_response_status_code="200",le="+Inf"} %1$d
      http_server_request_duration_seconds_sum{http_response_status_code="200"} %1$d
      http_server_request_duration_seconds_count{http_response_status_code="200"} %1$d
      """;

  private final ScriptedServer server = ScriptedServer.always(Answers.iris());
  private final InClusterGate gate;
  private HttpServer metrics;
  private volatile String page = METRICS;
  private volatile long others;

  ScrapedPodsTest(@TempDir Path dir) {
    gate = new InClusterGate(server, dir);
    gate.unset(Attribute.RUN_IN);
    gate.unset(Attribute.DURATION);
    gate.set(Attribute.REQUESTS, "20");
    gate.set(Attribute.RATE, "200");
  }

  @BeforeEach
  void tell_metrics() throws IOException {
    metrics = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    metrics.createContext("/metrics", this::answer);
    metrics.start();
    point("/metrics");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String now = page.formatted(server.requests() + others);
    byte[] text = now.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
    exchange.sendResponseHeaders(200, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private void point(String path) {
    Target target = new Target(metrics(path));
    gate.cluster.metricsPoints = Map.of("iris-1:9091", AccessRoute.direct(target));
  }

  private URI metrics(String path) {
    return URI.create("http://127.0.0.1:" + metrics.getAddress().getPort() + path);
  }

  @AfterEach
  void close() {
    metrics.stop(0);
    server.close();
  }

  private @Nullable ScrapedRun told() throws InterruptedException {
    return ServedGate.only(gate.quiet()).server().scraped();
  }

  @Test
  void it_is_asked_beside_the_load() throws Exception {
    ScrapedRun told = requireNonNull(told());

    assertThat(told.row()).isEqualTo(KnownTiming.QUEUE_PROXY);
    assertThat(told.agreement().ours()).isEqualTo(20).isEqualTo(told.agreement().theirs());
    assertThat(told.processes()).singleElement().extracting("name").isEqualTo("iris-1:9091");
    assertThat(told.parts()).containsOnlyKeys(TimedPart.TOTAL);
    assertThat(gate.cluster.calls)
        .containsSubsequence("load starts after 0 requests", "metrics points", "closed");
  }

  @Test
  void requests_of_others_make_its_figures_unsure() throws Exception {
    server.follow(
        Script.healthyUntilMeasured(
            reply -> {
              others = 5;
              Answers.iris().answer(reply);
            }));

    ScrapedRun told = requireNonNull(told());

    assertThat(told.parts()).isEmpty();
    assertThat(told.agreement().refused())
        .isEqualTo(
            "the server counted 25 requests, 20 were ours: others call it, or a proxy tried again");
  }

  @Test
  void where_it_tells_nothing_nothing_is_said_of_that() throws Exception {
    point("/nothing");

    assertThat(told()).isNull();
  }

  @Test
  void nobody_is_asked_where_that_is_switched_off() throws Exception {
    gate.set(Attribute.METRICS, "none");

    assertThat(told()).isNull();
    assertThat(gate.cluster.calls).doesNotContain("metrics points");
  }

  @Test
  void a_load_of_pods_has_begun_before_it_could_be_asked() throws Exception {
    gate.set(Attribute.RUN_IN, "CLUSTER");
    gate.alter(line -> line);

    assertThat(told()).isNull();
    assertThat(gate.cluster.calls)
        .contains("load starts after 0 requests")
        .doesNotContain("metrics points");
  }

  @Test
  void ways_that_cannot_be_made_cost_one_note() throws Exception {
    gate.cluster.pointing =
        () -> {
          throw new UncheckedIOException("no port is free", new IOException());
        };

    assertThat(requireNonNull(told()).notes())
        .containsExactly(
            "the server's own counters could not be read: java.io.UncheckedIOException: no port is"
                + " free");
    assertThat(server.requests("measurement")).isEqualTo(20);
    assertThat(gate.cluster.calls).containsSubsequence("finished after 20 requests", "closed");
  }

  @Test
  void the_model_is_asked_for_where_the_service_was_reached() throws Exception {
    page = "nv_inference_request_success{model=\"iris\",version=\"1\"} %d\n";
    gate.set(Attribute.METRICS, metrics("/metrics").toString());

    requireNonNull(told());

    assertThat(server.requests("scrape")).isPositive();
  }
}
