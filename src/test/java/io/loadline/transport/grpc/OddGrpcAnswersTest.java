package io.loadline.transport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.result.Outcome;
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
