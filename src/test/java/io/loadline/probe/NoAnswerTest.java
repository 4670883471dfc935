package io.loadline.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.Target;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.transport.Transport.HeaderSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways in which no answer comes, over real sockets. */
class NoAnswerTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final ReadinessProber prober =
      HttpProber.netty(new Target(URI.create("http://localhost/")), HeaderSource.NONE);
  private final List<AutoCloseable> open = new ArrayList<>(List.of(prober));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Test
  void a_closed_port_refuses() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      port = socket.getLocalPort();
    }

    assertThat(prober.send(get("http://localhost:" + port, Duration.ofSeconds(20))))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.failure()).isEqualTo(Failure.REFUSED);
              assertThat(failed.detail())
                  .isEqualTo("Connection refused: localhost/127.0.0.1:" + port);
            });
  }

  @Test
  void a_name_that_nobody_knows_is_told_from_a_closed_port() throws Exception {
    ProbeRequest request = get("http://iris.default.svc.cluster.invalid/", Duration.ofSeconds(20));

    assertThat(prober.send(request))
        .isEqualTo(
            new Failed(Failure.UNKNOWN_HOST, "unknown host iris.default.svc.cluster.invalid"));
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
        .isEqualTo(new Failed(Failure.TIMEOUT, "the answer is not whole within 300 ms"));
  }

  @Test
  void garbage_is_not_http() throws Exception {
    int port = say("220 mail ESMTP\r\n", true);

    assertThat(prober.send(get("http://localhost:" + port, Duration.ofSeconds(20))))
        .isEqualTo(new Failed(Failure.NOT_HTTP, "no HTTP/1 status line: 220 mail ESMTP"));
  }

  @Test
  void a_connection_that_ends_without_an_answer_is_closed() throws Exception {
    int port = say("", true);

    assertThat(prober.send(get("http://localhost:" + port, Duration.ofSeconds(20))))
        .isEqualTo(new Failed(Failure.CLOSED, "no answer: closed by the server"));
  }

  @Test
  void a_connection_that_ends_within_the_answer_is_cut_off() throws Exception {
    int port = say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", true);

    assertThat(prober.send(get("http://localhost:" + port, Duration.ofSeconds(20))))
        .isEqualTo(
            new Failed(
                Failure.CUT_OFF, "the connection ended within the answer: closed by the server"));
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

  /** Answers each connection with these bytes, and then ends it or does nothing. */
  private int say(String answer, boolean end) throws IOException {
    ServerSocket server = new ServerSocket(0, 10, LOOPBACK);
    open.add(server);
    Thread thread = new Thread(() -> answerAll(server, answer, end));
    thread.setDaemon(true);
    thread.start();
    return server.getLocalPort();
  }

  private static void answerAll(ServerSocket server, String answer, boolean end) {
    try {
      while (!server.isClosed()) {
        answer(server.accept(), answer, end);
      }
    } catch (IOException e) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  private static void answer(Socket socket, String answer, boolean end) throws IOException {
    int read = socket.getInputStream().read(new byte[4096]);
    assertThat(read).isPositive();
    socket.getOutputStream().write(answer.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    if (end) {
      socket.close();
    }
  }

  private static ProbeRequest get(String url, Duration timeout) {
    return new ProbeRequest("GET", URI.create(url), List.of(), null, timeout, false);
  }
}
