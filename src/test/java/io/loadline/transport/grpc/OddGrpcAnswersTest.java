package io.loadline.transport.grpc;

import static io.loadline.testkit.Http2Peer.END_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.result.Outcome;
import io.loadline.testkit.GrpcAnswers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no answer of gRPC is no success, whether or not something is expected of it. */
@Timeout(60)
class OddGrpcAnswersTest {
  private static final String PAYLOAD =
      "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}";

  static Stream<Arguments> answers() {
    return Stream.of(OddGrpcAnswers.MESSAGES, OddGrpcAnswers.HEADS, OddGrpcAnswers.ENDS)
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void each_answer_has_its_outcome(Answer answer, Outcome outcome, String detail) {
    assertOutcome(drive(answer), outcome, detail);
    Expectation none = new Expectation.NoNan("no-nan");
    JsonPath model = new JsonPath(List.of(new JsonPath.Field("outputs")));
    assertOutcome(drive(answer, none), outcome, detail);
    assertOutcome(drive(answer, new Expectation.Exists("outputs exists", model)), outcome, detail);
  }

  @ParameterizedTest
  @CsvSource({"8,2", "14,2", "13,0", "5,0", "4,0"})
  void some_statuses_say_that_a_call_is_one_too_many(int status, int refused) {
    Answer answer = (peer, id) -> GrpcAnswers.status(peer, id, status, "said");
    assertThat(drive(answer).refused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"503,2", "429,2", "500,0"})
  void so_do_those_of_a_proxy_that_speaks_no_grpc(String status, int refused) {
    Answer answer =
        (peer, id) -> peer.headers(id, END_STREAM, ":status", status, "content-type", "text/plain");
    assertThat(drive(answer).refused()).isEqualTo(refused);
  }

  private static void assertOutcome(EvenPacer pacer, Outcome outcome, String detail) {
    assertThat(pacer.outcomes()).as("%s", pacer.details()).isEqualTo(Map.of(outcome, 2));
    assertThat(pacer.details()).allSatisfy(shown -> assertThat(shown).startsWith(detail));
  }

  private static EvenPacer drive(Answer answer, Expectation... expectations) {
    try (Http2Server server = Http2Server.answering(answer)) {
      URI url = URI.create("grpc://127.0.0.1:" + server.port() + "/iris");
      Call call = Calls.call("POST", url, List.of(Calls.payload(PAYLOAD)), List.of(expectations));
      EvenPacer pacer = new EvenPacer(2, Duration.ofMillis(5), Duration.ofSeconds(20));
      GrpcMethods.transport(1).drive(call, 1, pacer);
      return pacer;
    }
  }
}
