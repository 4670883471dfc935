package io.loadline.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.access.AccessRoute.Break;
import io.loadline.testkit.Answers;
import io.loadline.testkit.RawServer;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PodTunnelTest {
  private final ScriptedServer server = ScriptedServer.always(Answers.iris());
  private final LoopbackStreams streams = new LoopbackStreams(server.url().getPort());
  private List<MeasuredTunnel.PodPort> ready = List.of(pod("a"), pod("b"));
  private final PodTunnel tunnel =
      PodTunnel.open(streams, new PodsInTurn(() -> ready, () -> 0), () -> Instant.EPOCH);

  @AfterEach
  void close() {
    tunnel.close();
    server.close();
  }

  @Test
  void connections_go_to_the_ready_pods_in_turn() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(get()).isEqualTo(200);
    }
    assertThat(streams.pods()).containsExactly("a", "b", "a");
  }

  @Test
  void what_the_client_closes_is_closed_behind_it_and_no_break() throws Exception {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), tunnel.port())) {
      client
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(client.getInputStream().read()).isPositive();
    }
    await(streams::noneIsOpen);
    assertThat(tunnel.breaks()).isEmpty();
  }

  @Test
  void a_stream_that_fails_is_a_break_that_says_where_and_why() throws Exception {
    try (Socket client = connected()) {
      streams.breakAll("the API server is gone");
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      await(() -> !tunnel.breaks().isEmpty());
      assertThat(tunnel.breaks())
          .containsExactly(
              new Break(
                  Instant.EPOCH, "the tunnel to port 8080 of pod a broke: the API server is gone"));
    }
  }

  @Test
  void a_connection_that_works_after_a_break_is_a_reconnect() throws Exception {
    try (Socket client = connected()) {
      streams.breakAll("gone");
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      await(() -> !tunnel.breaks().isEmpty());
    }
    assertThat(tunnel.reconnects()).isZero();
    assertThat(get()).isEqualTo(200);
    assertThat(get()).isEqualTo(200);
    assertThat(tunnel.reconnects()).isEqualTo(1);
  }

  @Test
  void pods_are_looked_up_anew_after_a_break() throws Exception {
    try (Socket client = connected()) {
      ready = List.of(pod("c"));
      streams.breakAll("gone");
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      await(() -> !tunnel.breaks().isEmpty());
    }
    assertThat(get()).isEqualTo(200);
    assertThat(streams.pods()).containsExactly("a", "c");
  }

  @Test
  void without_a_ready_pod_a_connection_is_closed_and_told() throws Exception {
    ready = List.of();
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), tunnel.port())) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    await(() -> !tunnel.breaks().isEmpty());
    assertThat(tunnel.breaks().get(0).what())
        .isEqualTo("a connection could not be tunneled: no pod of it is ready");
  }

  @Test
  void a_server_that_is_down_in_its_pod_is_no_break_of_the_tunnel() throws Exception {
    streams.refuse("dial tcp4 127.0.0.1:8080: connect: connection refused");
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), tunnel.port())) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    await(streams::noneIsOpen);
    assertThat(tunnel.breaks()).isEmpty();
  }

  @Test
  void a_server_that_closes_after_its_answer_is_no_break_and_one_that_closes_before_it_is()
      throws Exception {
    try (RawServer closing = RawServer.start(PodTunnelTest::answerOnceThenHangUp);
        PodTunnel other =
            PodTunnel.open(
                new LoopbackStreams(closing.url().getPort()),
                new PodsInTurn(() -> ready, () -> 0),
                () -> Instant.EPOCH)) {
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), other.port())) {
        client.getOutputStream().write('a');
        assertThat(client.getInputStream().read()).isEqualTo('x');
        assertThat(client.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(other.breaks()).isEmpty();
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), other.port())) {
        client.getOutputStream().write('b');
        assertThat(client.getInputStream().read()).isEqualTo(-1);
      }
      await(() -> !other.breaks().isEmpty());
      assertThat(other.breaks().get(0).what()).endsWith("it was closed before an answer came");
    }
  }

  @Test
  void traffic_is_counted_by_turns() throws Exception {
    assertThat(get()).isEqualTo(200);
    assertThat(get()).isEqualTo(200);
    assertThat(tunnel.traffic().turns()).isEqualTo(2);
    assertThat(tunnel.traffic().bytesPerTurn()).isBetween(100L, 1_000L);
  }

  @Test
  void nothing_of_it_is_left_when_it_is_closed() throws Exception {
    try (Socket client = connected()) {
      tunnel.close();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    await(streams::noneIsOpen);
    assertThat(tunnel.breaks()).isEmpty();
  }

  private static void answerOnceThenHangUp(Socket client) throws IOException {
    if (client.getInputStream().read() == 'a') {
      client.getOutputStream().write('x');
    }
  }

  private Socket connected() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), tunnel.port());
    client
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[4_096];
    assertThat(client.getInputStream().read(answer)).isPositive();
    return client;
  }

  private int get() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tunnel.port() + "/"))
            .timeout(Duration.ofSeconds(5))
            .build();
    // A client of its own keeps no connection from before.
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  private static MeasuredTunnel.PodPort pod(String name) {
    return new MeasuredTunnel.PodPort("ml", name, 8080);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
