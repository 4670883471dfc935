package io.loadline.transport.http2;

import static io.loadline.testkit.Http2Peer.CONTINUATION;
import static io.loadline.testkit.Http2Peer.DATA;
import static io.loadline.testkit.Http2Peer.END_HEADERS;
import static io.loadline.testkit.Http2Peer.END_STREAM;
import static io.loadline.testkit.Http2Peer.HEADERS;
import static io.loadline.testkit.Http2Peer.PADDED;
import static io.loadline.testkit.Http2Peer.PING;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Fields;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Script;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server may do, and what becomes of the requests. */
@Timeout(60)
class Http2BehavioursTest {
  private static void serve(Http2Peer peer) throws IOException {
    for (int id = peer.request(); id > 0; id = peer.request()) {
      peer.json(id, "{}");
    }
  }

  @Test
  void late_frames_of_a_request_that_timed_out_are_ignored() {
    AtomicInteger late = new AtomicInteger();
    Script script =
        peer -> {
          peer.greet();
          int slow = peer.request();
          while (peer.resets() == 0) {
            peer.readFrame();
          }
          peer.json(slow, "{}");
          late.incrementAndGet();
          serve(peer);
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = Http2Drive.postExpecting(Outcome.TIMEOUT, server, 3, 1);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.TIMEOUT, 1, Outcome.SUCCESS, 2));
      assertThat(late).hasValue(1);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_head_may_be_spread_over_frames_padded_and_preceded_by_interim_answers() {
    Http2Server.Answer answer =
        (peer, id) -> {
          peer.headers(id, 0, ":status", "103", "link", "</a>");
          byte[] block = Http2Fields.block(":status", "200", "x", "y".repeat(300));
          peer.frame(HEADERS, 0, id, Arrays.copyOf(block, 9));
          peer.frame(CONTINUATION, 0, id, Arrays.copyOfRange(block, 9, 40));
          peer.frame(CONTINUATION, END_HEADERS, id, Arrays.copyOfRange(block, 40, block.length));
          peer.frame(0xbb, 0, id, new byte[30]);
          peer.frame(DATA, PADDED, id, (byte) 2, (byte) '{', (byte) 0, (byte) 0);
          peer.data(id, 0, "}");
          peer.headers(id, END_STREAM, "server-timing", "x");
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      Http2Drive.assertAll(Http2Drive.post(server, 10, 5, 5), Outcome.SUCCESS);
    }
  }

  @Test
  void a_ping_is_answered() {
    AtomicInteger pongs = new AtomicInteger();
    Script script =
        peer -> {
          peer.greet();
          int id = peer.request();
          peer.frame(PING, 0, 0, new byte[8]);
          while (peer.pongs() == 0) {
            peer.readFrame();
          }
          pongs.set(peer.pongs());
          peer.json(id, "{}");
          peer.request();
        };
    try (Http2Server server = Http2Server.start(script)) {
      Http2Drive.assertAll(Http2Drive.post(server, 1, 1, 1), Outcome.SUCCESS);
      assertThat(pongs).hasValue(1);
    }
  }

  @Test
  void a_flood_of_pings_that_reads_nothing_is_ended() {
    Script script =
        peer -> {
          peer.greet();
          peer.request();
          byte[] pings = pings(4_000);
          while (true) {
            peer.write(pings);
          }
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = new EvenPacer(1, Duration.ZERO, Duration.ofSeconds(30));
      Http2Transport.create(1).drive(Calls.post(server.url()), 1, pacer);
      assertThat(pacer.details().get(0)).startsWith("a flood of PING or SETTINGS");
    }
  }

  /** So many frames in one: writing each by itself takes half a minute on a machine that is busy. */
  private static byte[] pings(int count) {
    ByteBuffer frames = ByteBuffer.allocate(count * 17);
    for (int i = 0; i < count; i++) {
      frames.putInt(8 << 8 | PING).put((byte) 0).putInt(0).putLong(0);
    }
    return frames.array();
  }

  @Test
  void an_answer_before_the_end_of_the_request_counts() {
    Script script =
        peer -> {
          peer.greet(4, 0);
          peer.readFrame();
          peer.readFrame();
          peer.headers(1, END_STREAM, ":status", "413");
          peer.request();
        };
    try (Http2Server server = Http2Server.start(script)) {
      Http2Drive.assertAll(Http2Drive.post(server, 1, 1, 1), Outcome.CLIENT_ERROR);
    }
  }
}
