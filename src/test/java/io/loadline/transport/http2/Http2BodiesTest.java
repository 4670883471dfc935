package io.loadline.transport.http2;

import static io.loadline.testkit.Http2Peer.DATA;
import static io.loadline.testkit.Http2Peer.END_STREAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import io.loadline.transport.answer.Compressed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Http2BodiesTest {
  private static final Expectation ONE =
      new Expectation.Equal("a=1", new JsonPath(List.of(new JsonPath.Field("a"))), "1");

  private static EvenPacer drive(String coding, byte[] body) {
    Answer answer =
        (peer, id) -> {
          peer.headers(
              id,
              0,
              ":status",
              "200",
              "content-type",
              "application/json",
              "content-encoding",
              coding);
          peer.frame(DATA, END_STREAM, id, body);
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      return Http2Drive.drive(Calls.post(server.url(), ONE), 4, 2, 2);
    }
  }

  @Test
  void an_answer_in_gzip_is_looked_into() throws Exception {
    Http2Drive.assertAll(
        drive("gzip", Compressed.gzip("{\"a\":1}".getBytes(UTF_8))), Outcome.SUCCESS);
    Http2Drive.assertAll(
        drive("gzip", Compressed.gzip("{\"a\":2}".getBytes(UTF_8))), Outcome.EXPECTATION_FAILED);
  }

  @Test
  void what_is_no_gzip_is_malformed() {
    EvenPacer pacer = drive("br", new byte[] {1, 2, 3});
    Http2Drive.assertAll(pacer, Outcome.MALFORMED);
    assertThat(pacer.details()).containsOnly("status 200, a Content-Encoding other than gzip: br");
  }

  @Test
  void each_request_has_its_turn_and_its_uuid() {
    Payload plain = Calls.payload("[1]");
    Payload uuid = Calls.payload("{\"id\":\"{uuid}\"}").withUuids(7);
    List<Payload> payloads = List.of(plain, uuid, plain);
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    Answer answer =
        (peer, id) -> {
          received.add(new String(peer.body(id), UTF_8));
          peer.json(id, "{}");
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      var call = Calls.call("POST", server.url(), payloads, List.of());
      Http2Drive.assertAll(Http2Drive.drive(call, 30, 4, 2), Outcome.SUCCESS);
    }
    List<String> expected =
        LongStream.range(0, 30)
            .mapToObj(i -> payloads.get((int) (i % 3)).of(Phase.MEASUREMENT, i).text())
            .toList();
    assertThat(received).containsExactlyInAnyOrderElementsOf(expected);
  }
}
