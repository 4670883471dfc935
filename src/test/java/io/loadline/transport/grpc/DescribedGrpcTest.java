package io.loadline.transport.grpc;

import static io.loadline.testkit.GrpcAnswers.end;
import static io.loadline.testkit.GrpcAnswers.head;
import static io.loadline.testkit.GrpcAnswers.message;
import static io.loadline.testkit.GrpcAnswers.messages;
import static io.loadline.testkit.GrpcAnswers.ok;
import static io.loadline.testkit.Http2Peer.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.protobuf.wire.ProtoWriter;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.transport.EvenPacer;
import io.loadline.transport.StreamPacer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Methods that are described: each of the four kinds, and what their servers may do. */
@Timeout(60)
class DescribedGrpcTest {
  private static final String ORDER = "{\"item\":\"tea\",\"count\":2}";
  private static final byte[] ENCODED = new ProtoWriter().text(1, "tea").varint(2, 2).toBytes();

  private static byte[] receipt(int total) {
    return new ProtoWriter().text(1, "tea").varint(2, total).toBytes();
  }

  private static Expectation total(String json, JsonPath.Step... before) {
    List<JsonPath.Step> steps =
        Stream.concat(Stream.of(before), Stream.of(new JsonPath.Field("total"))).toList();
    return new Expectation.Equal("total", new JsonPath(steps), json);
  }

  @Test
  void a_unary_method_is_called_and_its_answer_looked_into() {
    Queue<byte[]> seen = new ConcurrentLinkedQueue<>();
    Answer answer =
        (peer, id) -> {
          seen.addAll(messages(peer, id));
          ok(peer, id, receipt(7));
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      assertThat(Shop.drive(Shop.call(server, "Buy", ORDER, total("\"7\""))).outcomes())
          .isEqualTo(Map.of(Outcome.SUCCESS, 6));
      assertThat(seen).hasSize(6).allSatisfy(each -> assertThat(each).isEqualTo(ENCODED));
      EvenPacer wrong = Shop.drive(Shop.call(server, "Buy", ORDER, total("\"8\"")));
      assertThat(wrong.outcomes()).isEqualTo(Map.of(Outcome.EXPECTATION_FAILED, 6));
      assertThat(wrong.details()).containsOnly("total is \"7\", expected \"8\"");
    }
  }

  @Test
  void a_client_stream_sends_all_messages_of_its_payload() {
    Queue<Integer> counts = new ConcurrentLinkedQueue<>();
    Answer answer =
        (peer, id) -> {
          counts.add(messages(peer, id).size());
          ok(peer, id, receipt(3));
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      assertThat(
              Shop.drive(Shop.call(server, "Collect", "[" + ORDER + ",{}," + ORDER + "]"))
                  .outcomes())
          .isEqualTo(Map.of(Outcome.SUCCESS, 6));
      assertThat(counts).hasSize(6).containsOnly(3);
      Shop.drive(Shop.call(server, "Collect", ORDER));
      assertThat(counts).hasSize(12).endsWith(1);
    }
  }

  @Test
  void each_message_of_an_answer_has_its_time() {
    Answer answer =
        (peer, id) -> {
          head(peer, id);
          for (int i = 0; i < 3; i++) {
            Thread.sleep(20);
            message(peer, id, receipt(i));
          }
          end(peer, id);
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      StreamPacer pacer = new StreamPacer();
      GrpcMethods.transport(1).drive(Shop.call(server, "Watch", ORDER), 1, pacer);
      assertThat(pacer.events()).isEqualTo(3);
      assertThat(pacer.untilFirst()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }
  }

  @Test
  void a_message_in_pieces_is_there_when_its_last_byte_is() {
    Answer answer =
        (peer, id) -> {
          head(peer, id);
          byte[] whole = {0, 0, 0, 0, 3, 10, 1, 'a', 0, 0, 0, 0, 0};
          for (byte piece : whole) {
            peer.frame(DATA, 0, id, piece);
          }
          end(peer, id);
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      StreamPacer pacer = new StreamPacer();
      GrpcMethods.transport(1).drive(Shop.call(server, "Watch", ORDER), 1, pacer);
      assertThat(pacer.events()).isEqualTo(2);
    }
  }

  @Test
  void expect_sees_the_messages_of_a_stream_as_an_array() {
    Answer answer =
        (peer, id) -> {
          head(peer, id);
          message(peer, id, receipt(1));
          message(peer, id, receipt(2));
          end(peer, id);
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      Expectation second = total("\"2\"", new JsonPath.Index(1));
      assertThat(Shop.drive(Shop.call(server, "Chat", "[" + ORDER + "]", second)).outcomes())
          .isEqualTo(Map.of(Outcome.SUCCESS, 6));
    }
  }
}
