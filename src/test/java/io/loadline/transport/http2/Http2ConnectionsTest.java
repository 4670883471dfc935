package io.loadline.transport.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Script;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of requests when their connection ends. */
@Timeout(60)
class Http2ConnectionsTest {
  @Test
  void a_server_that_goes_away_is_left_for_another_connection() {
    Script script =
        peer -> {
          peer.greet();
          for (int i = 0; i < 5; i++) {
            peer.json(peer.request(), "{}");
          }
          peer.goAway(9, 0);
          if (peer.number() == 1) {
            peer.request();
          } else {
            serve(peer);
          }
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = Http2Drive.post(server, 10, 1, 1);
      assertThat(pacer.outcomes().get(Outcome.SUCCESS)).isGreaterThanOrEqualTo(9);
      assertThat(server.connections()).isGreaterThanOrEqualTo(2);
    }
  }

  private static void serve(Http2Peer peer) throws IOException {
    for (int id = peer.request(); id > 0; id = peer.request()) {
      peer.json(id, "{}");
    }
  }

  @Test
  void what_a_server_that_goes_away_did_not_process_is_reset() {
    Script script =
        peer -> {
          peer.greet();
          int first = peer.request();
          peer.request();
          peer.request();
          peer.goAway(first, 11);
          peer.json(first, "{}");
          peer.request();
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = Http2Drive.post(server, 3, 3, 3);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 1, Outcome.RESET, 2));
      assertThat(pacer.details())
          .contains("not processed, the server goes away: ENHANCE_YOUR_CALM");
    }
  }

  @Test
  void what_a_server_that_leaves_in_peace_did_not_process_goes_to_another_connection() {
    Script script =
        peer -> {
          peer.greet();
          if (peer.number() == 1) {
            int first = peer.request();
            peer.request();
            peer.request();
            peer.goAway(first, 0);
            peer.json(first, "{}");
            peer.request();
          } else {
            serve(peer);
          }
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = Http2Drive.post(server, 3, 3, 3);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 3));
      assertThat(server.connections()).isEqualTo(2);
      assertThat(server.requests()).isEqualTo(5);
    }
  }

  @Test
  void a_server_that_does_nothing_but_leave_is_left_alone_in_the_end() {
    Script script =
        peer -> {
          peer.greet();
          peer.request();
          peer.goAway(0, 0);
          peer.request();
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = Http2Drive.post(server, 1, 1, 1);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.RESET, 1));
      assertThat(pacer.details()).containsExactly("not processed, the server goes away: NO_ERROR");
      assertThat(server.requests()).isEqualTo(6);
    }
  }

  @Test
  void a_connection_that_breaks_ends_what_it_carries() {
    Script script =
        peer -> {
          peer.greet();
          peer.headers(peer.request(), 0, ":status", "200");
          peer.request();
          Thread.sleep(50);
          peer.reset();
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = Http2Drive.post(server, 2, 2, 2);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.TRUNCATED, 1, Outcome.RESET, 1));
    }
  }

  @Test
  void a_connection_closed_while_idle_is_no_error() {
    Script script =
        peer -> {
          peer.greet();
          peer.json(peer.request(), "{}");
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = new EvenPacer(5, Duration.ofMillis(60), Duration.ofSeconds(20));
      Http2Transport.create(1).drive(Calls.post(server.url()), 1, pacer);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 5));
      assertThat(server.connections()).isGreaterThanOrEqualTo(5);
    }
  }

  @Test
  void a_closed_port_fails_each_request() {
    URI url = URI.create("http://127.0.0.1:" + ClosedPort.find() + "/x");
    EvenPacer pacer = Http2Drive.drive(Calls.post(url), 20, 4, 2);
    Http2Drive.assertAll(pacer, Outcome.CONNECT_FAILED);
  }

  /** Each keeps room for the longest answer that it had: 800 of 7 MB each are 5.6 GB. */
  @Test
  void one_request_after_the_other_uses_one_exchange_a_connection() {
    EvenPacer pacer = new EvenPacer(100, Duration.ZERO, Duration.ofSeconds(20)).oneByOne();
    try (Http2Server server = Http2Server.start(Http2ConnectionsTest::answerAll);
        Http2Transport transport = Http2Transport.create(10)) {
      transport.drive(Calls.post(server.url()), 40, pacer);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 100));
      assertThat(server.connections()).isEqualTo(4);
      assertThat(pacer.exchanges()).isEqualTo(4);
    }
  }

  private static void answerAll(Http2Peer peer) throws IOException {
    peer.greet();
    serve(peer);
  }
}
