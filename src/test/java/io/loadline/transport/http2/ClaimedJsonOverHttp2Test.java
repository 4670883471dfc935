package io.loadline.transport.http2;

import static io.loadline.testkit.Http2Peer.DATA;
import static io.loadline.testkit.Http2Peer.END_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.transport.BodyCase;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ClaimedJsonOverHttp2Test {
  @ParameterizedTest
  @MethodSource("io.loadline.transport.BodyCase#all")
  void a_body_is_what_it_claims_to_be(BodyCase body) {
    EvenPacer pacer = drive(body.type(), body.body(), "/");
    Http2Drive.assertAll(pacer, body.outcome());
    assertThat(pacer.notes()).isEqualTo(body.note() == null ? Set.of() : Set.of(body.note()));
    assertThat(pacer.details()).allSatisfy(detail -> assertThat(detail).startsWith(body.detail()));
  }

  @Test
  void a_page_is_no_prediction() {
    byte[] page = "<html></html>".getBytes(StandardCharsets.UTF_8);
    EvenPacer pacer = drive("text/html", page, "/v2/models/iris/infer");
    Http2Drive.assertAll(pacer, Outcome.MALFORMED);
    assertThat(pacer.details()).containsOnly("status 200, a page, not a prediction: <html></html>");
  }

  /** In two frames, cut in the middle. */
  private static EvenPacer drive(String type, byte[] body, String path) {
    int half = body.length / 2;
    Answer answer =
        (peer, id) -> {
          peer.headers(id, 0, ":status", "200", "content-type", type);
          peer.frame(DATA, 0, id, Arrays.copyOf(body, half));
          peer.frame(DATA, END_STREAM, id, Arrays.copyOfRange(body, half, body.length));
        };
    EvenPacer pacer = new EvenPacer(2, Duration.ZERO, Duration.ofSeconds(20));
    try (Http2Server server = Http2Server.answering(answer);
        Http2Transport transport = Http2Transport.create(1)) {
      transport.drive(Calls.post(server.url().resolve(path)), 1, pacer);
    }
    return pacer;
  }
}
