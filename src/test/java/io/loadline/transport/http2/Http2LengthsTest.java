package io.loadline.transport.http2;

import static io.loadline.testkit.Http2Peer.END_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Server;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The length that a head says is that of the body, as over HTTP/1.1. */
@Timeout(60)
class Http2LengthsTest {
  private static final String BODY = "{\"a\":1}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | ",
        "07 | ",
        "7,7 | ",
        "7, 7 | ",
        "8 | content-length says 8, the body has 7 bytes",
        "8, 7 | a content-length that is no number: 8, 7",
        "7, | a content-length that is no number: 7,",
        "+7 | a content-length that is no number: +7",
        "1 7 | a content-length that is no number: 1 7",
        "12345678901 | content-length says 12345678901, the body has 7 bytes",
        "1234567890123456789 | a content-length that is no number: 1234567890123456789"
      })
  void a_length_is_one_number_however_often(String length, String problem) {
    Http2Server.Answer answer =
        (peer, id) -> {
          peer.headers(id, 0, ":status", "200", "content-length", length);
          peer.data(id, END_STREAM, BODY);
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      EvenPacer pacer = Http2Drive.post(server, 2, 1, 1);
      Http2Drive.assertAll(pacer, problem == null ? Outcome.SUCCESS : Outcome.MALFORMED);
      assertThat(pacer.details()).containsOnly(problem == null ? "" : problem);
    }
  }

  @Test
  void an_answer_that_has_no_body_may_say_a_length() {
    Http2Server.Answer answer =
        (peer, id) ->
            peer.headers(
                id,
                END_STREAM,
                ":status",
                "204",
                "content-type",
                "application/json",
                "content-length",
                "7");
    try (Http2Server server = Http2Server.answering(answer)) {
      Expectation expected = new Expectation.Status("status=204", 204);
      Http2Drive.assertAll(
          Http2Drive.drive(Calls.post(server.url(), expected), 2, 1, 1), Outcome.SUCCESS);
    }
  }
}
