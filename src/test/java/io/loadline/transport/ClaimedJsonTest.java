package io.loadline.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.Compressed;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a 200 must be, over real sockets: whole, in chunks, in gzip. */
@Timeout(60)
class ClaimedJsonTest {
  private static final String TRANSPORTS = "io.loadline.transport.TlsCalls#transports";
  private static final int PIECE = 7;

  static Stream<Arguments> everyTransportAndBody() {
    return Stream.of(
            Named.of("netty", NettyTransport.create()), Named.of("jdk", new JdkTransport()))
        .flatMap(transport -> BodyCase.all().map(body -> Arguments.of(transport, body)));
  }

  @ParameterizedTest
  @MethodSource("everyTransportAndBody")
  void a_body_is_what_it_claims_to_be(Transport transport, BodyCase body) {
    byte[] plain = body.body();
    byte[] gzip = Compressed.gzip(plain);
    assertCase(drive(transport, counted(body.type(), "", plain)), body);
    assertCase(drive(transport, chunked(body.type(), plain)), body);
    assertCase(drive(transport, counted(body.type(), "Content-Encoding: gzip\r\n", gzip)), body);
  }

  private static void assertCase(EvenPacer pacer, BodyCase body) {
    Drive.assertEach(pacer, body.outcome());
    assertThat(pacer.notes()).isEqualTo(body.note() == null ? Set.of() : Set.of(body.note()));
    assertThat(pacer.details()).allSatisfy(detail -> assertThat(detail).startsWith(body.detail()));
    if (body.detail().isEmpty()) {
      assertThat(pacer.details()).containsOnly("");
    }
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void what_is_too_large_to_be_kept_is_read_to_its_end(Supplier<Transport> transport) {
    assertOutcome(transport, larger("{\"a\":[", "1]}"), Outcome.SUCCESS, "");
    assertOutcome(transport, larger("{\"a\":[", "1]"), Outcome.MALFORMED, "the JSON is cut off");
    assertOutcome(transport, larger("{\"a\":[", "1]}}"), Outcome.MALFORMED, "text behind the end");
    assertOutcome(
        transport, larger("{\"a\":[", "1],\"error\":\"late\"}"), Outcome.ERROR_BODY, "status 200");
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void a_note_on_what_is_too_large_tells_where(Supplier<Transport> transport) {
    EvenPacer pacer = drive(transport.get(), counted("application/json", "", larger("[", "NaN]")));
    assertThat(pacer.notes()).containsExactly(AnswerNote.NON_FINITE_NUMBER);
    assertThat(pacer.details())
        .containsOnly("NaN or Infinity at byte " + (AnswerCheck.CEILING + 4));
  }

  /** Something, so many numbers that all of it is larger than what is kept, and something else. */
  private static byte[] larger(String start, String end) {
    byte[] body = new byte[AnswerCheck.CEILING + 2 + start.length() + end.length()];
    for (int i = start.length(); i < body.length - end.length(); i++) {
      body[i] = (byte) ((i - start.length()) % 2 == 0 ? '0' : ',');
    }
    System.arraycopy(start.getBytes(US_ASCII), 0, body, 0, start.length());
    System.arraycopy(end.getBytes(US_ASCII), 0, body, body.length - end.length(), end.length());
    return body;
  }

  private static void assertOutcome(
      Supplier<Transport> transport, byte[] body, Outcome outcome, String detail) {
    EvenPacer plain = drive(transport.get(), counted("application/json", "", body));
    byte[] gzip = Compressed.gzip(body);
    EvenPacer bomb =
        drive(transport.get(), counted("application/json", "Content-Encoding: gzip\r\n", gzip));
    for (EvenPacer pacer : List.of(plain, bomb)) {
      Drive.assertEach(pacer, outcome);
      assertThat(pacer.details()).allSatisfy(shown -> assertThat(shown).contains(detail));
    }
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void a_page_is_no_prediction(Supplier<Transport> transport) {
    String page = "<!DOCTYPE html>\n<html><body>Sign in</body></html>";
    String behindComment = "<?xml version=\"1.0\"?>\n<!-- > --><html></html>";
    Drive.assertEach(at(transport, "/v2/models/iris/infer", "", behindComment), Outcome.MALFORMED);
    for (String path :
        List.of("/v1/models/iris:predict", "/v2/models/iris/infer", "/x/v1/chat/completions")) {
      for (String type : List.of("text/html; charset=utf-8", "text/plain", "TEXT/HTML")) {
        assertThat(at(transport, path, type, page).details())
            .containsOnly(
                "status 200, a page, not a prediction: "
                    + "<!DOCTYPE html> <html><body>Sign in</body></html>");
      }
    }
    Drive.assertEach(
        at(transport, "/v2/models/iris/infer", "text/html", "Service is up"), Outcome.MALFORMED);
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void of_two_content_types_the_last_one_holds(Supplier<Transport> transport) {
    String json = "text/plain\r\nContent-Type: application/json";
    Drive.assertEach(at(transport, "/x", json, "oops"), Outcome.MALFORMED);
    String plain = "application/json\r\nContent-Type: text/plain";
    Drive.assertEach(at(transport, "/x", plain, "oops"), Outcome.SUCCESS);
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void a_page_elsewhere_and_json_that_is_called_one_are_answers(Supplier<Transport> transport) {
    Drive.assertEach(at(transport, "/shop", "text/html", "<html></html>"), Outcome.SUCCESS);
    Drive.assertEach(
        at(transport, "/v1/models/iris:predict", "text/html", "{\"predictions\":[1]}"),
        Outcome.SUCCESS);
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void nan_equals_nothing_and_can_be_refused(Supplier<Transport> transport) {
    Behaviour nan = Answers.json(200, "{\"id\":\"x\",\"score\":NaN}");
    JsonPath score = new JsonPath(List.of(new JsonPath.Field("score")));
    JsonPath id = new JsonPath(List.of(new JsonPath.Field("id")));
    EvenPacer beside = drive(transport.get(), nan, new Expectation.Equal("id", id, "\"x\""));
    Drive.assertEach(beside, Outcome.SUCCESS);
    assertThat(beside.notes()).containsExactly(AnswerNote.NON_FINITE_NUMBER);
    assertThat(drive(transport.get(), nan, new Expectation.Near("s", score, 0.5, 1e300)).details())
        .containsOnly("score is NaN, expected 0.5+-1.0E300");
    assertThat(drive(transport.get(), nan, new Expectation.Equal("s", score, "1")).details())
        .containsOnly("score is NaN, expected 1");
    assertThat(drive(transport.get(), nan, new Expectation.NoNan("no-nan")).details())
        .containsOnly("NaN at byte 19: {\"id\":\"x\",\"score\":NaN}," + " expected no-nan");
  }

  private static EvenPacer at(
      Supplier<Transport> transport, String path, String type, String body) {
    Behaviour answer = Answers.raw(Answers.whole(200, type, body));
    try (ScriptedServer server = ScriptedServer.always(answer)) {
      URI url = server.url().resolve(path);
      EvenPacer pacer = new EvenPacer(2, Duration.ZERO, Duration.ofSeconds(20));
      transport.get().drive(Calls.post(url), 1, pacer);
      return pacer;
    }
  }

  private static EvenPacer drive(
      Transport transport, Behaviour behaviour, Expectation... expectations) {
    try (ScriptedServer server = ScriptedServer.always(behaviour)) {
      EvenPacer pacer = new EvenPacer(2, Duration.ZERO, Duration.ofSeconds(20));
      transport.drive(Calls.post(server.url(), expectations), 1, pacer);
      return pacer;
    }
  }

  private static Behaviour counted(String type, String more, byte[] body) {
    String head =
        "HTTP/1.1 200 Said\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(type, more, body.length);
    return reply -> {
      reply.write(head.getBytes(US_ASCII));
      reply.write(body);
    };
  }

  private static Behaviour chunked(String type, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String head = "HTTP/1.1 200 Said\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n";
    all.writeBytes(head.formatted(type).getBytes(US_ASCII));
    for (int i = 0; i < body.length; i += PIECE) {
      int count = Math.min(PIECE, body.length - i);
      all.writeBytes((Integer.toHexString(count) + "\r\n").getBytes(US_ASCII));
      all.write(body, i, count);
      all.writeBytes("\r\n".getBytes(US_ASCII));
    }
    all.writeBytes("0\r\n\r\n".getBytes(US_ASCII));
    return reply -> reply.write(all.toByteArray());
  }
}
