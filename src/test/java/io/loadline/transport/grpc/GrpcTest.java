package io.loadline.transport.grpc;

import static io.loadline.testkit.GrpcAnswers.answer;
import static io.loadline.testkit.GrpcAnswers.head;
import static io.loadline.testkit.GrpcAnswers.message;
import static io.loadline.testkit.GrpcAnswers.ok;
import static io.loadline.testkit.Http2Peer.DATA;
import static io.loadline.testkit.Http2Peer.END_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GrpcTest {
  private static final String PAYLOAD =
      "{\"inputs\":[{\"name\":\"a\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,2]}]}";
  private static final List<JsonPath.Step> DATA_OF_FIRST =
      List.of(new JsonPath.Field("outputs"), new JsonPath.Index(0), new JsonPath.Field("data"));

  private static EvenPacer drive(Http2Server server, Expectation... expectations) {
    URI url = URI.create("grpc://127.0.0.1:" + server.port() + "/iris");
    Call call = Calls.call("POST", url, List.of(Calls.payload(PAYLOAD)), List.of(expectations));
    EvenPacer pacer = new EvenPacer(6, Duration.ZERO, Duration.ofSeconds(20));
    GrpcMethods.transport(3).drive(call, 3, pacer);
    assertThat(pacer.unordered()).isZero();
    return pacer;
  }

  private static Arguments row(String name, Outcome outcome, String detail, Answer answer) {
    return Arguments.of(Named.of(name, answer), outcome, detail);
  }

  private static Arguments status(int code, Outcome outcome, String detail) {
    return row(
        detail,
        outcome,
        detail + ": a 100% \u00e4",
        (peer, id) ->
            peer.headers(
                id,
                END_STREAM,
                ":status",
                "200",
                "content-type",
                "application/grpc",
                "grpc-status",
                Integer.toString(code),
                "grpc-message",
                "a 100% %C3%A4"));
  }

  private static final byte[] NONE = {};

  private static final List<Arguments> ANSWERS =
      List.of(
          row("success", Outcome.SUCCESS, "", (peer, id) -> ok(peer, id, answer())),
          status(3, Outcome.CLIENT_ERROR, "INVALID_ARGUMENT"),
          status(4, Outcome.TIMEOUT, "DEADLINE_EXCEEDED"),
          status(5, Outcome.CLIENT_ERROR, "NOT_FOUND"),
          status(8, Outcome.SERVER_ERROR, "RESOURCE_EXHAUSTED"),
          status(13, Outcome.SERVER_ERROR, "INTERNAL"),
          status(14, Outcome.SERVER_ERROR, "UNAVAILABLE"),
          status(16, Outcome.CLIENT_ERROR, "UNAUTHENTICATED"),
          status(99, Outcome.SERVER_ERROR, "UNKNOWN"),
          row(
              "status after a message",
              Outcome.SERVER_ERROR,
              "INTERNAL",
              (peer, id) -> {
                head(peer, id);
                message(peer, id, 0, NONE);
                peer.headers(id, END_STREAM, "grpc-status", "13");
              }),
          row(
              "no trailers",
              Outcome.TRUNCATED,
              "the answer ended without a grpc-status",
              (peer, id) -> {
                head(peer, id);
                peer.frame(DATA, END_STREAM, id, new byte[5]);
              }),
          row(
              "trailers without status",
              Outcome.TRUNCATED,
              "the answer ended without a grpc-status",
              (peer, id) -> {
                head(peer, id);
                peer.headers(id, END_STREAM, "x", "y");
              }),
          row(
              "no message",
              Outcome.MALFORMED,
              "OK without a message",
              (peer, id) -> {
                head(peer, id);
                peer.headers(id, END_STREAM, "grpc-status", "0");
              }),
          row(
              "shorter",
              Outcome.MALFORMED,
              "a message of 9 bytes, but 3 came",
              (peer, id) -> {
                head(peer, id);
                message(peer, id, 9, new byte[3]);
                peer.headers(id, END_STREAM, "grpc-status", "0");
              }),
          row(
              "longer",
              Outcome.MALFORMED,
              "a message of 2 bytes, but 3 came",
              (peer, id) -> {
                head(peer, id);
                message(peer, id, 2, new byte[3]);
                peer.headers(id, END_STREAM, "grpc-status", "0");
              }),
          row(
              "web page",
              Outcome.MALFORMED,
              "text/html where application/grpc is expected",
              (peer, id) ->
                  peer.headers(id, END_STREAM, ":status", "200", "content-type", "text/html")),
          row(
              "bad gateway",
              Outcome.SERVER_ERROR,
              "no gRPC, but HTTP status 502, no body",
              (peer, id) -> peer.headers(id, END_STREAM, ":status", "502")),
          row(
              "reset",
              Outcome.RESET,
              "no answer, the stream was reset: REFUSED_STREAM",
              (peer, id) -> peer.number(Http2Peer.RST_STREAM, id, 7)));

  static Stream<Arguments> answers() {
    return ANSWERS.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void each_ending_has_its_outcome(Answer answer, Outcome outcome, String detail) {
    try (Http2Server server = Http2Server.answering(answer)) {
      EvenPacer pacer = drive(server);
      assertThat(pacer.outcomes()).as("%s", pacer.details()).isEqualTo(Map.of(outcome, 6));
      assertThat(pacer.details()).containsOnly(detail);
      assertThat(server.requests()).isEqualTo(6);
    }
  }

  @Test
  void what_is_expected_is_looked_for_in_the_decoded_answer() {
    JsonPath path = new JsonPath(DATA_OF_FIRST);
    try (Http2Server server = Http2Server.answering((peer, id) -> ok(peer, id, answer()))) {
      assertThat(drive(server, new Expectation.Equal("data=[1,1]", path, "[1,1]")).outcomes())
          .isEqualTo(Map.of(Outcome.SUCCESS, 6));
      assertThat(drive(server, new Expectation.Equal("data=[1,2]", path, "[1,2]")).outcomes())
          .isEqualTo(Map.of(Outcome.EXPECTATION_FAILED, 6));
    }
  }

  @Test
  void the_call_says_method_time_out_and_phase() {
    Queue<String> heads = new ConcurrentLinkedQueue<>();
    Queue<String> bodies = new ConcurrentLinkedQueue<>();
    Answer answer =
        (peer, id) -> {
          heads.add(peer.head(id));
          bodies.add(new String(peer.body(id), StandardCharsets.ISO_8859_1));
          ok(peer, id, answer());
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      drive(server);
      assertThat(heads.element())
          .contains("/inference.GRPCInferenceService/ModelInfer", "application/grpc", "trailers")
          .contains("grpc-timeout", "30000m", "loadline-phase", "measurement")
          .doesNotContain("application/json");
      assertThat(bodies.element()).contains("iris", "FP32");
    }
  }
}
