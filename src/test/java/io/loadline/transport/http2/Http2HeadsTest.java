package io.loadline.transport.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Heads;
import io.loadline.testkit.Http2Server;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What of a request's head goes over a connection. */
@Timeout(60)
class Http2HeadsTest {
  @Test
  void what_a_connection_has_said_once_it_says_in_a_byte_a_field() {
    List<Integer> sizes = headSizes();
    assertThat(sizes.get(0)).isGreaterThan(100);
    assertThat(sizes.subList(1, sizes.size())).containsOnly(8);
  }

  @Test
  void a_server_without_a_header_table_is_told_all_each_time() {
    List<Integer> sizes = headSizes(Http2Heads.HEADER_TABLE_SIZE, 0);
    assertThat(sizes).allMatch(size -> size > 100);
  }

  @Test
  void a_server_may_shrink_its_header_table_while_it_answers() {
    Queue<String> heads = new ConcurrentLinkedQueue<>();
    Http2Server.Script script =
        peer -> {
          peer.greet();
          for (int id = peer.request(); id > 0; id = peer.request()) {
            heads.add(peer.head(id));
            peer.settings(Http2Heads.HEADER_TABLE_SIZE, 4096 - 40 * id);
            peer.json(id, "{}");
          }
        };
    try (Http2Server server = Http2Server.start(script)) {
      Http2Drive.assertAll(Http2Drive.post(server, 40, 1, 1), Outcome.SUCCESS);
    }
    assertThat(heads).hasSize(40).allMatch(heads.element()::equals);
  }

  private static List<Integer> headSizes(int... settings) {
    Queue<Integer> sizes = new ConcurrentLinkedQueue<>();
    Http2Server.Script script =
        peer -> {
          peer.greet(settings);
          for (int id = peer.request(); id > 0; id = peer.request()) {
            sizes.add(peer.headSize(id));
            peer.json(id, "{}");
          }
        };
    try (Http2Server server = Http2Server.start(script)) {
      Http2Drive.assertAll(Http2Drive.post(server, 4, 1, 1), Outcome.SUCCESS);
    }
    return List.copyOf(sizes);
  }
}
