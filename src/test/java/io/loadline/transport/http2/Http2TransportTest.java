package io.loadline.transport.http2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Http2TransportTest {
  @Test
  void many_requests_share_few_connections() {
    try (Http2Server server = Http2Server.answering((peer, id) -> peer.json(id, "{}"))) {
      Http2Drive.assertAll(Http2Drive.post(server, 400, 32, 16), Outcome.SUCCESS);
      assertThat(server.connections()).isEqualTo(2);
      assertThat(server.requests()).isEqualTo(400);
    }
  }

  @Test
  void requests_are_spread_over_the_connections() {
    Set<Integer> used = ConcurrentHashMap.newKeySet();
    Http2Server.Answer answer =
        (peer, id) -> {
          used.add(peer.number());
          peer.json(id, "{}");
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      Http2Drive.assertAll(Http2Drive.post(server, 40, 8, 2), Outcome.SUCCESS);
      assertThat(used).hasSize(4);
    }
  }

  @Test
  void a_request_says_who_it_is() {
    Queue<String> heads = new ConcurrentLinkedQueue<>();
    Http2Server.Answer answer =
        (peer, id) -> {
          heads.add(peer.head(id));
          peer.json(id, "{}");
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      Http2Drive.post(server, 1, 1, 1);
      assertThat(heads.element())
          .contains("loadline-phase", "measurement", "user-agent", "content-length")
          .contains("127.0.0.1:" + server.port())
          .doesNotContain("host");
    }
  }

  @Test
  void payloads_take_turns() {
    Queue<String> bodies = new ConcurrentLinkedQueue<>();
    Http2Server.Answer answer =
        (peer, id) -> {
          bodies.add(new String(peer.body(id), UTF_8));
          peer.json(id, "{}");
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      List<io.loadline.plan.Payload> payloads = List.of(Calls.payload("a"), Calls.payload("b"));
      Http2Drive.drive(Calls.call("POST", server.url(), payloads, List.of()), 3, 1, 1);
      assertThat(bodies).containsExactly("a", "b", "a");
    }
  }

  @Test
  void a_large_body_keeps_to_the_windows_and_arrives_whole() {
    String large = "x".repeat(300_000);
    AtomicInteger length = new AtomicInteger();
    Http2Server.Script script =
        peer -> {
          peer.greet(4, 10_000);
          int id = 0;
          while (id == 0) {
            id = peer.readFrame();
            peer.number(Http2Peer.WINDOW_UPDATE, 0, 20_000);
            peer.number(Http2Peer.WINDOW_UPDATE, 1, 20_000);
          }
          length.set(peer.body(id).length);
          peer.json(id, "{}");
          peer.request();
        };
    try (Http2Server server = Http2Server.start(script)) {
      Call call = Calls.call("POST", server.url(), List.of(Calls.payload(large)), List.of());
      Http2Drive.assertAll(Http2Drive.drive(call, 1, 1, 1), Outcome.SUCCESS);
      assertThat(length).hasValue(300_000);
    }
  }

  @Test
  void a_window_that_stays_shut_is_a_time_out() {
    AtomicInteger length = new AtomicInteger();
    Http2Server.Script script =
        peer -> {
          peer.greet(4, 5);
          while (peer.readFrame() == 0) {
            length.set(peer.body(1).length);
          }
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = Http2Drive.postExpecting(Outcome.TIMEOUT, server, 1, 1);
      Http2Drive.assertAll(pacer, Outcome.TIMEOUT);
      assertThat(length).hasValue(5);
    }
  }

  @Test
  void a_window_that_opens_late_lets_the_rest_of_the_body_go() {
    Http2Server.Script script =
        peer -> {
          peer.greet(4, 0);
          peer.readFrame();
          peer.settings(4, 1000);
          for (int id = peer.request(); id > 0; id = peer.request()) {
            peer.json(id, peer.body(id).length == 13 ? "{}" : "nothing");
          }
        };
    try (Http2Server server = Http2Server.start(script)) {
      Http2Drive.assertAll(Http2Drive.post(server, 5, 5, 5), Outcome.SUCCESS);
    }
  }

  @Test
  void the_servers_limit_of_streams_is_kept() {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Http2Server.Script script =
        peer -> {
          peer.greet(3, 1);
          for (int id = peer.request(); id > 0; id = peer.request()) {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            open.decrementAndGet();
            peer.json(id, "{}");
          }
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = Http2Drive.post(server, 50, 10, 10);
      Http2Drive.assertAll(pacer, Outcome.SUCCESS);
      assertThat(server.connections()).isEqualTo(1);
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void answers_in_another_order_find_their_requests() {
    Http2Server.Script script =
        peer -> {
          peer.greet();
          int first = peer.request();
          int second = peer.request();
          peer.headers(second, Http2Peer.END_STREAM, ":status", "404");
          peer.json(first, "{}");
          peer.request();
        };
    try (Http2Server server = Http2Server.start(script)) {
      assertThat(Http2Drive.post(server, 2, 2, 2).outcomes())
          .containsOnlyKeys(Outcome.SUCCESS, Outcome.CLIENT_ERROR);
    }
  }

  @Test
  void nothing_is_left_when_the_drive_is_over() throws Exception {
    try (Http2Server server = Http2Server.answering((peer, id) -> peer.json(id, "{}"))) {
      Http2Drive.post(server, 64, 64, 8);
      while (server.openConnections() > 0) {
        Thread.sleep(5);
      }
      assertThat(server.connections()).isEqualTo(8);
    }
  }
}
