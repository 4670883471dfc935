package io.loadline.ready;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.loadline.plan.Header;
import io.loadline.ready.Reply.Answered;
import io.loadline.ready.Reply.Failed;
import io.loadline.ready.Reply.Failure;
import io.loadline.transport.UserAgent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdkProberTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final JdkProber prober = new JdkProber();
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
              seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
              for (String name :
                  List.of("Loadline-Phase", "User-Agent", "Content-Type", "Upgrade")) {
                seen.add(name + ": " + exchange.getRequestHeaders().getFirst(name));
              }
              seen.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
              exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
              exchange.sendResponseHeaders(200, 2);
              exchange.getResponseBody().write("{}".getBytes(UTF_8));
              exchange.close();
            });

    Reply reply = prober.send(ask(port, "{\"a\":1}"));

    assertThat(reply)
        .isInstanceOfSatisfying(
            Answered.class,
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.json()).isTrue();
              assertThat(answer.body()).asString(UTF_8).isEqualTo("{}");
            });
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

  @Test
  void a_closed_port_refuses() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      port = socket.getLocalPort();
    }

    assertThat(prober.send(ask(port, "{}")))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.failure()).isEqualTo(Failure.REFUSED);
              assertThat(failed.detail()).isEqualToIgnoringCase("connection refused");
            });
  }

  @Test
  void a_name_that_nobody_knows_is_told_from_a_closed_port() throws Exception {
    Ask ask = get("http://iris.default.svc.cluster.invalid/", Duration.ofSeconds(20));

    assertThat(prober.send(ask))
        .isEqualTo(new Failed(Failure.UNKNOWN_HOST, "the name does not resolve"));
  }

  @Test
  void a_server_that_hangs_costs_the_time_out() throws Exception {
    ServerSocket silent = new ServerSocket(0, 10, LOOPBACK);
    open.add(silent);

    assertThat(prober.send(get("http://localhost:" + silent.getLocalPort(), Duration.ofMillis(80))))
        .isEqualTo(new Failed(Failure.TIMEOUT, "no answer within 80 ms"));
  }

  @Test
  void a_server_that_stops_in_the_middle_costs_the_time_out_too() throws Exception {
    int port = say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", false);

    assertThat(prober.send(get("http://localhost:" + port, Duration.ofMillis(300))))
        .isEqualTo(new Failed(Failure.TIMEOUT, "no answer within 300 ms"));
  }

  @Test
  void garbage_is_not_http() throws Exception {
    int port = say("\u0000\u0000\u0006 gRPC would say so\r\n\r\n", true);

    assertThat(prober.send(get("http://localhost:" + port, Duration.ofSeconds(20))))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.NOT_HTTP));
  }

  @Test
  void a_connection_that_ends_early_is_no_answer() throws Exception {
    for (String start : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")) {
      int port = say(start, true);

      assertThat(prober.send(get("http://localhost:" + port, Duration.ofSeconds(20))))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.CLOSED));
    }
  }

  @Test
  void a_thread_that_is_told_to_stop_stops() throws Exception {
    ServerSocket silent = new ServerSocket(0, 10, LOOPBACK);
    open.add(silent);
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                prober.send(
                    get("http://localhost:" + silent.getLocalPort(), Duration.ofSeconds(20))))
        .isInstanceOf(InterruptedException.class);
  }

  /** Answers the first request with these bytes, and then ends the connection or does nothing. */
  private int say(String answer, boolean end) throws IOException {
    ServerSocket server = new ServerSocket(0, 10, LOOPBACK);
    open.add(server);
    Thread thread = new Thread(() -> answerOnce(server, answer, end));
    thread.setDaemon(true);
    thread.start();
    return server.getLocalPort();
  }

  private void answerOnce(ServerSocket server, String answer, boolean end) {
    try {
      Socket socket = server.accept();
      socket.getInputStream().read(new byte[4096]);
      socket.getOutputStream().write(answer.getBytes(US_ASCII));
      socket.getOutputStream().flush();
      if (end) {
        socket.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private int serve(com.sun.net.httpserver.HttpHandler handler) throws IOException {
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

  private static Ask get(String url, Duration timeout) {
    return new Ask("GET", URI.create(url), List.of(), null, timeout, false);
  }
}
