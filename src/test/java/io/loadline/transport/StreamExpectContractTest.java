package io.loadline.transport;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import io.loadline.testkit.TextExpectations;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An expected text over real sockets, the same whichever transport sees it. */
@Timeout(60)
class StreamExpectContractTest {
  private static final String GOOD = healthy(List.of("It is", " Paris", "."));
  private static final String PATH = "choices[0].message.content";

  static Stream<Arguments> behaviours() {
    return Stream.of(
            Arguments.of("right", StreamAnswers.chunks(GOOD), Outcome.SUCCESS, ""),
            Arguments.of(
                "wrong",
                StreamAnswers.chunks(healthy(List.of("It is", " Rome"))),
                Outcome.EXPECTATION_FAILED,
                PATH + " is \"It is Rome\", expected to match is Paris"),
            Arguments.of(
                "no text",
                StreamAnswers.chunks(finish(), DONE),
                Outcome.EXPECTATION_FAILED,
                PATH + " is \"\", expected to match is Paris"),
            Arguments.of(
                "cut",
                StreamAnswers.begun(chat("It is"), chat(" Paris")).thenClose(),
                Outcome.TRUNCATED,
                ""),
            Arguments.of(
                "no end", StreamAnswers.chunks(chat("It is Paris")), Outcome.TRUNCATED, ""),
            Arguments.of(
                "the plain answer",
                Answers.json(200, "{\"choices\":[{\"message\":{\"content\":\"It is Paris\"}}]}"),
                Outcome.EXPECTATION_FAILED,
                "not a token stream: status 200: {\"choices\":"),
            Arguments.of("503", Answers.json(503, "{}"), Outcome.SERVER_ERROR, "status 503: {}"))
        .flatMap(StreamExpectContractTest::onEach);
  }

  private static Stream<Arguments> onEach(Arguments row) {
    Stream<Named<Supplier<Transport>>> transports =
        Stream.of(
            Named.of("netty", NettyTransport::create),
            Named.of("nio", NettyTransport::nio),
            Named.of("jdk", JdkTransport::new));
    return transports.map(
        transport ->
            Arguments.of(transport, row.get()[0], row.get()[1], row.get()[2], row.get()[3]));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("behaviours")
  void each_text_has_its_outcome(
      Supplier<Transport> transport,
      String name,
      Behaviour behaviour,
      Outcome outcome,
      String detail) {
    try (ScriptedServer server = ScriptedServer.always(behaviour)) {
      EvenPacer pacer = Drive.drive(transport.get(), expecting(server), 8);
      Drive.assertEach(pacer, outcome);
      assertThat(pacer.details()).as(name).allSatisfy(each -> assertThat(each).startsWith(detail));
    }
  }

  private static Call expecting(ScriptedServer server) {
    Expectation paris = TextExpectations.matches("is Paris");
    Call call = Calls.post(server.url("/v1/chat/completions"), paris);
    return call.streaming(call.payloads());
  }
}
