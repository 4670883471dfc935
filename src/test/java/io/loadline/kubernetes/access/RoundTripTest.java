package io.loadline.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.testkit.Answers;
import io.loadline.testkit.RawServer;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.RequestHeaders;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final int PREFACE = 24;
  private static final int FRAME = 9;
  private static final byte SETTINGS = 4;
  private static final byte[] PONG = {0, 0, 8, 6, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final String HEAD_ONLY = "HTTP/1.1 405 No\r\nContent-Length: 7\r\n\r\n";

  @Test
  void head_requests_share_a_connection() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer server = RawServer.start(client -> answerAll(client, connections, HEAD_ONLY));
        RoundTrip trip = new RoundTripSelection.HttpRoundTrip(server.url().getPort(), "a", "/")) {
      trip.once();
      trip.once();
      trip.once();
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void a_server_that_closes_is_connected_to_anew_each_time() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    String closing = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    try (RawServer server = RawServer.start(client -> answerAll(client, connections, closing));
        RoundTrip trip = new RoundTripSelection.HttpRoundTrip(server.url().getPort(), "a", "/")) {
      trip.once();
      trip.once();
      assertThat(connections).hasValue(2);
    }
  }

  @Test
  void the_request_is_written_as_one_of_the_load_is() throws IOException {
    AtomicReference<String> asked = new AtomicReference<>("");
    try (RawServer server =
            RawServer.start(
                client -> {
                  byte[] request = new byte[4_096];
                  int count = client.getInputStream().read(request);
                  asked.set(new String(request, 0, count, StandardCharsets.US_ASCII));
                  client.getOutputStream().write(HEAD_ONLY.getBytes(StandardCharsets.US_ASCII));
                });
        RoundTrip trip =
            new RoundTripSelection.HttpRoundTrip(
                server.url().getPort(), "iris.ml.svc", "/v2?a=b%20c")) {
      trip.once();
    }
    assertThat(Objects.requireNonNull(asked.get()).replace("\r\n", "\n"))
        .isEqualTo(
            """
            HEAD /v2?a=b%%20c HTTP/1.1
            Host: iris.ml.svc
            User-Agent: %s
            Loadline-Phase: probe
            Accept: */*

            """
                .formatted(RequestHeaders.USER_AGENT));
  }

  @Test
  void an_interim_answer_is_not_the_answer() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    String twice = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + HEAD_ONLY;
    try (RawServer server = RawServer.start(client -> answerAll(client, connections, twice));
        RoundTrip trip = new RoundTripSelection.HttpRoundTrip(server.url().getPort(), "a", "/")) {
      trip.once();
      trip.once();
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void a_body_behind_the_answer_to_a_head_costs_the_connection() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer server =
            RawServer.start(client -> answerAll(client, connections, HEAD_ONLY + "allowed"));
        RoundTrip trip = new RoundTripSelection.HttpRoundTrip(server.url().getPort(), "a", "/")) {
      trip.once();
      trip.once();
      assertThat(connections).hasValue(2);
    }
  }

  @Test
  void an_answer_that_is_cut_off_is_none() {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer server =
        RawServer.start(
            client -> answerAll(client, connections, "HTTP/1.1 200 OK\r\nConnection: close\r\n"))) {
      assertThatThrownBy(
              () -> new RoundTripSelection.HttpRoundTrip(server.url().getPort(), "a", "/").once())
          .hasMessage("the answer has no end");
    }
  }

  @Test
  void what_is_not_http_is_no_answer() {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer server =
        RawServer.start(client -> answerAll(client, connections, "no\r\n\r\n"))) {
      assertThatThrownBy(
              () -> new RoundTripSelection.HttpRoundTrip(server.url().getPort(), "a", "/").once())
          .hasMessage("no answer of HTTP/1.1");
    }
  }

  @Test
  void a_ping_of_http_2_is_answered_by_the_connection() throws IOException {
    try (RawServer server = RawServer.start(RoundTripTest::answerPings);
        RoundTrip trip = new Http2RoundTrip(server.port())) {
      trip.once();
      trip.once();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private static void answerPings(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    in.skipNBytes(PREFACE + FRAME);
    client.getOutputStream().write(new byte[] {0, 0, 0, SETTINGS, 0, 0, 0, 0, 0});
    in.skipNBytes(FRAME + 8);
    client.getOutputStream().write(PONG);
    // Our settings, acknowledged, then the next ping.
    in.skipNBytes(FRAME + FRAME + 8);
    client.getOutputStream().write(PONG);
  }

  @Test
  void what_does_not_speak_http_2_is_no_answer() {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      assertThatThrownBy(() -> new Http2RoundTrip(server.url().getPort()).once())
          .isInstanceOf(IOException.class);
    }
  }

  private static void answerAll(Socket client, AtomicInteger connections, String answer)
      throws IOException {
    connections.incrementAndGet();
    byte[] request = new byte[4_096];
    while (client.getInputStream().read(request) > 0) {
      client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      if (answer.contains("close")) {
        return;
      }
    }
  }
}
