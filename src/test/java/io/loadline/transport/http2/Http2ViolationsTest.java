package io.loadline.transport.http2;

import static io.loadline.testkit.Http2Peer.DATA;
import static io.loadline.testkit.Http2Peer.END_HEADERS;
import static io.loadline.testkit.Http2Peer.END_STREAM;
import static io.loadline.testkit.Http2Peer.HEADERS;
import static io.loadline.testkit.Http2Peer.PADDED;
import static io.loadline.testkit.Http2Peer.SETTINGS;
import static io.loadline.testkit.Http2Peer.WINDOW_UPDATE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Fields;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.testkit.Http2Server.Script;
import io.loadline.transport.EvenPacer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks the rules of HTTP/2 ends the connection, and each of its streams once. */
@Timeout(60)
class Http2ViolationsTest {
  private static Arguments fatal(String name, String detail, Answer answer) {
    return Arguments.of(Named.of(name, answer), detail);
  }

  private static final byte[] LARGE = new byte[20_000];

  private static final List<Arguments> VIOLATIONS =
      List.of(
          fatal("LARGE frame", "a frame of 20000 bytes", (p, id) -> p.frame(DATA, 0, id, LARGE)),
          fatal(
              "data after the end",
              "which had ended",
              (p, id) -> {
                p.headers(id, END_STREAM, ":status", "404");
                p.data(id, 0, "more");
              }),
          fatal("a stream nobody began", "which nobody began", (p, id) -> p.data(99, 0, "x")),
          fatal(
              "an even stream", "which nobody began", (p, id) -> p.headers(2, 0, ":status", "200")),
          fatal("stream 0", "which nobody began", (p, id) -> p.data(0, 0, "x")),
          fatal(
              "padding",
              "padding longer than its frame",
              (p, id) -> p.frame(DATA, PADDED, id, (byte) 9, (byte) 0)),
          fatal("short PING", "PING of a wrong size", (p, id) -> p.frame(6, 0, 0, new byte[7])),
          fatal(
              "short RST", "RST_STREAM of a wrong size", (p, id) -> p.frame(3, 0, id, new byte[3])),
          fatal(
              "odd SETTINGS", "SETTINGS of 5 bytes", (p, id) -> p.frame(SETTINGS, 0, 0, large5())),
          fatal("SETTINGS on a stream", "SETTINGS on stream 1", (p, id) -> p.frame(SETTINGS, 0, 1)),
          fatal("push", "a push, which was not allowed", (p, id) -> p.frame(5, 4, id, new byte[9])),
          fatal("huge window", "beyond 2^31-1", (p, id) -> p.number(WINDOW_UPDATE, 0, 0x7fffffff)),
          fatal("CONTINUATION", "a CONTINUATION of nothing", (p, id) -> p.frame(9, 4, id)),
          fatal(
              "a frame within a block",
              "another frame within a header block",
              (p, id) -> {
                p.frame(HEADERS, 0, id, Http2Fields.block(":status", "200"));
                p.data(id, 0, "x");
              }),
          fatal(
              "an index of a table",
              "header field 62 of a table that was not allowed",
              (p, id) -> p.frame(HEADERS, END_HEADERS, id, (byte) 0xbe)),
          fatal(
              "half a string",
              "a header block that ends within a string",
              (p, id) -> p.frame(HEADERS, END_HEADERS, id, new byte[] {0, 9, 'a'})),
          fatal(
              "bad Huffman",
              "a Huffman string",
              (p, id) -> p.frame(HEADERS, END_HEADERS, id, new byte[] {0, (byte) 0x81, 0})));

  static Stream<Arguments> violations() {
    return VIOLATIONS.stream();
  }

  private static byte[] large5() {
    return new byte[5];
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("violations")
  void a_violation_ends_the_connection_and_each_stream_once(Answer answer, String detail) {
    Script script =
        peer -> {
          peer.greet();
          peer.request();
          peer.request();
          answer.to(peer, peer.request());
          peer.request();
        };
    try (Http2Server server = Http2Server.start(script)) {
      EvenPacer pacer = Http2Drive.post(server, 3, 3, 3);
      assertThat(pacer.details()).anySatisfy(text -> assertThat(text).contains(detail));
      assertThat(pacer.outcomes().get(Outcome.MALFORMED)).isGreaterThanOrEqualTo(2);
    }
  }

  static Stream<Arguments> greetings() {
    return Stream.of(
        Arguments.of(
            Named.<Script>of("HTTP/1", p -> p.write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(US_ASCII))),
            Outcome.MALFORMED,
            "the server answers in HTTP/1: it speaks no HTTP/2 on this port"),
        Arguments.of(
            Named.<Script>of("no SETTINGS", p -> p.frame(6, 0, 0, new byte[8])),
            Outcome.MALFORMED,
            "the first frame is no SETTINGS: no HTTP/2"),
        Arguments.of(
            Named.<Script>of("close", Http2Peer::readPreface),
            Outcome.CONNECT_FAILED,
            " before its first frame"),
        Arguments.of(
            Named.<Script>of(
                "silence",
                p -> {
                  p.readPreface();
                  Thread.sleep(60_000);
                }),
            Outcome.TIMEOUT,
            "no connection before the time-out"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("greetings")
  void who_does_not_greet_is_not_called(Script script, Outcome outcome, String detail) {
    Script whole =
        peer -> {
          script.serve(peer);
          peer.readPreface();
          peer.request();
        };
    try (Http2Server server = Http2Server.start(detail.startsWith(" before") ? script : whole)) {
      EvenPacer pacer = Http2Drive.postExpecting(outcome, server, 3, 1);
      Http2Drive.assertAll(pacer, outcome);
      assertThat(pacer.details()).allSatisfy(text -> assertThat(text).contains(detail));
      assertThat(pacer.sent()).isZero();
    }
  }
}
