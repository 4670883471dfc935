package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.scrape.MetricsSource.Page;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.Reply;
import io.loadline.testkit.ScriptedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpMetricsSourceTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static Page fetch(URI url, Duration longest) throws Exception {
    return ServerDetection.fetched(new HttpMetricsSource(System::nanoTime), url, longest);
  }

  private static Page fetch(Behaviour behaviour, Duration longest) throws Exception {
    try (ScriptedServer server = ScriptedServer.always(behaviour)) {
      return fetch(server.url("/metrics"), longest);
    }
  }

  @Test
  void a_page_comes_with_its_type_and_status() throws Exception {
    Page page = fetch(Answers.text(200, "up 1\n"), LONG);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).isEqualTo("text/plain");
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("up 1\n");
    assertThat(fetch(Answers.text(503, "no"), LONG).status()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({
    "server: uvicorn, false",
    "Date: today, false",
    "Server: istio-envoy, true",
    "server: nginx/1.27, true",
    "Via: 1.1 gate, true",
    "x-envoy-upstream-service-time: 3, true"
  })
  void a_head_shows_that_it_came_through_a_proxy(String header, boolean proxied) throws Exception {
    Behaviour page =
        reply ->
            reply.write(
                "HTTP/1.1 200 OK\r\n"
                    + header
                    + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\nup");

    assertThat(fetch(page, LONG).isProxied()).isEqualTo(proxied);
  }

  @Test
  void requests_say_that_they_are_no_load() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.text(200, "up 1\n"))) {
      fetch(server.url("/metrics"), LONG);

      assertThat(server.requests("scrape")).isEqualTo(1);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    assertThat(fetch(Answers.redirect("http://localhost:1/"), LONG).status()).isEqualTo(302);
  }

  @Test
  void what_does_not_answer_is_given_up() {
    assertThatThrownBy(() -> fetch(Reply::hang, Duration.ofMillis(200)))
        .isInstanceOf(ScrapeException.class)
        .hasMessage("did not answer within 200 ms");
  }

  @Test
  void a_body_that_stalls_is_given_up() {
    Behaviour stalled =
        reply -> {
          reply.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nup");
          reply.hang();
        };

    assertThatThrownBy(() -> fetch(stalled, Duration.ofMillis(200)))
        .hasMessage("did not answer within 200 ms");
  }

  @Test
  void a_body_that_is_given_up_is_not_read_on() throws Exception {
    CompletableFuture<Void> hungUp = new CompletableFuture<>();
    Behaviour stalled =
        reply -> {
          reply.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nup");
          reply.hang();
          hungUp.complete(null);
        };
    HttpMetricsSource source = new HttpMetricsSource(System::nanoTime);

    try (ScriptedServer server = ScriptedServer.always(stalled)) {
      CompletableFuture<Page> page = source.fetch(server.url("/metrics"), Duration.ofMillis(200));
      assertThatThrownBy(() -> ServerDetection.fetched(page)).isInstanceOf(ScrapeException.class);

      hungUp.get();
    }
  }

  @Test
  void a_page_that_nobody_waits_for_any_more_leaves_no_connection_behind() throws Exception {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    CompletableFuture<Void> hungUp = new CompletableFuture<>();
    Behaviour silent =
        reply -> {
          asked.complete(null);
          reply.hang();
          hungUp.complete(null);
        };
    HttpMetricsSource source = new HttpMetricsSource(System::nanoTime);

    try (ScriptedServer server = ScriptedServer.always(silent)) {
      CompletableFuture<Page> page = source.fetch(server.url("/metrics"), Duration.ofHours(1));
      asked.get();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> ServerDetection.fetched(page))
          .isInstanceOf(InterruptedException.class);

      hungUp.get();
    }
  }

  @Test
  void each_page_has_a_connection_of_its_own_that_ends_with_it() throws Exception {
    CompletableFuture<Void> hungUp = new CompletableFuture<>();
    Behaviour kept =
        reply -> {
          Answers.text(404, "no").answer(reply);
          reply.hang();
          hungUp.complete(null);
        };
    HttpMetricsSource source = new HttpMetricsSource(System::nanoTime);

    try (ScriptedServer server = ScriptedServer.always(kept)) {
      assertThat(ServerDetection.fetched(source, server.url("/metrics"), LONG).status())
          .isEqualTo(404);

      hungUp.get();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a_b:1/metrics", "ftp://h/metrics"})
  void an_address_that_cannot_be_asked_is_said(String url) {
    assertThatThrownBy(() -> fetch(URI.create(url), LONG)).hasMessage("cannot be asked by HTTP");
  }

  @Test
  void more_than_4_mib_are_not_read() {
    Behaviour endless =
        reply -> {
          reply.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
          while (true) {
            reply.write("#".repeat(100_000));
          }
        };

    assertThatThrownBy(() -> fetch(endless, LONG)).hasMessage("answered with more than 4 MiB");
  }

  @Test
  void nobody_there_and_what_is_no_http_are_said() {
    URI url = URI.create("http://127.0.0.1:" + ClosedPort.find() + "/metrics");

    assertThatThrownBy(() -> fetch(url, LONG)).hasMessage("cannot be connected to");
    assertThatThrownBy(() -> fetch(Answers.raw("SSH-2.0-x\r\n\r\n"), LONG))
        .hasMessage("did not answer as HTTP does");
  }
}
