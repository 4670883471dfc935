package io.loadline.ready;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.loadline.plan.Header;
import io.loadline.plan.Target;
import io.loadline.ready.Reply.Answered;
import io.loadline.transport.UserAgent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdkProberTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final JdkProber prober = new JdkProber(new Target(URI.create("http://localhost/")));
  private final List<AutoCloseable> open = new ArrayList<>(List.of(prober));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Test
  void sends_what_the_load_will_send_and_says_that_it_probes() throws Exception {
    List<String> seen = new ArrayList<>();
    int port =
        serve(
            exchange -> {
              record(exchange, seen);
              exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
              exchange.sendResponseHeaders(200, 2);
              exchange.getResponseBody().write("{}".getBytes(UTF_8));
              exchange.close();
            });

    assertThat(prober.send(ask(port, "{\"a\":1}")))
        .isInstanceOfSatisfying(
            Answered.class,
            answer ->
                assertThat(answer.status() + " " + answer.json() + " " + answer.body().length)
                    .isEqualTo("200 true 2"));
    assertThat(seen)
        .containsExactly(
            "POST /x?q=1",
            "Loadline-Phase: probe",
            "User-Agent: " + UserAgent.VALUE,
            "Content-Type: application/json",
            "Upgrade: null",
            "{\"a\":1}");
  }

  @Test
  void follows_no_redirect() throws Exception {
    int port =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/login");
              exchange.sendResponseHeaders(302, -1);
              exchange.close();
            });

    assertThat(prober.send(ask(port, "{}")))
        .isInstanceOfSatisfying(
            Answered.class,
            answer -> assertThat(answer.status() + answer.location()).isEqualTo("302/login"));
  }

  @Test
  void a_401_without_a_challenge_is_an_answer() throws Exception {
    int port =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(401, -1);
              exchange.close();
            });

    assertThat(prober.send(ask(port, "{}")))
        .isInstanceOfSatisfying(
            Answered.class, answer -> assertThat(answer.status()).isEqualTo(401));
  }

  private static void record(HttpExchange exchange, List<String> seen) throws IOException {
    seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    for (String name : List.of("Loadline-Phase", "User-Agent", "Content-Type", "Upgrade")) {
      seen.add(name + ": " + exchange.getRequestHeaders().getFirst(name));
    }
    seen.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  private int serve(HttpHandler handler) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    server.createContext("/", handler);
    server.start();
    open.add(() -> server.stop(0));
    return server.getAddress().getPort();
  }

  private static Ask ask(int port, String json) {
    return new Ask(
        "POST",
        URI.create("http://localhost:" + port + "/x?q=1#fragment"),
        List.of(
            new Header("Content-Type", "application/json", false), new Header("Host", "h", false)),
        Calls.payload(json),
        Duration.ofSeconds(20),
        false);
  }
}
