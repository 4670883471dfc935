package io.loadline.transport;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.healthy;
import static io.loadline.testkit.TokenText.role;
import static io.loadline.testkit.TokenText.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Token streams over real sockets: each behaviour has one outcome, whichever transport sees it. */
@Timeout(60)
class TokenStreamContractTest {
  private static final String GOOD = healthy(List.of("Hel", "lo"));
  private static final String ERROR = data("{\"error\":{\"code\":500,\"message\":\"no context\"}}");
  private static final Duration LATE = Duration.ofMillis(50);

  static Stream<Named<Supplier<Transport>>> transports() {
    return Stream.of(
        Named.of("netty", NettyTransport::create),
        Named.of("nio", NettyTransport::nio),
        Named.of("jdk", JdkTransport::new));
  }

  static Stream<Arguments> behaviours() {
    Map<Named<Behaviour>, Outcome> table = new LinkedHashMap<>();
    table.put(
        Named.of("healthy", StreamAnswers.chunks(role(), chat("a"), finish(), usage(1), DONE)),
        Outcome.SUCCESS);
    table.put(Named.of("one chunk", StreamAnswers.chunks(GOOD)), Outcome.SUCCESS);
    table.put(Named.of("until close", StreamAnswers.untilClose(GOOD)), Outcome.SUCCESS);
    table.put(Named.of("no text", StreamAnswers.chunks(finish(), DONE)), Outcome.SUCCESS);
    table.put(Named.of("only done", StreamAnswers.chunks(chat("a"), DONE)), Outcome.SUCCESS);
    table.put(Named.of("error", StreamAnswers.chunks(chat("a"), ERROR)), Outcome.ERROR_BODY);
    table.put(
        Named.of("error, then closed", StreamAnswers.begun(chat("a"), ERROR).thenClose()),
        Outcome.ERROR_BODY);
    table.put(Named.of("no end", StreamAnswers.chunks(chat("a"), chat("b"))), Outcome.TRUNCATED);
    table.put(
        Named.of("closed", StreamAnswers.begun(chat("a"), chat("b")).thenClose()),
        Outcome.TRUNCATED);
    table.put(
        Named.of("closed behind done", StreamAnswers.begun(GOOD).thenClose()), Outcome.TRUNCATED);
    table.put(Named.of("no JSON", StreamAnswers.chunks(data("oops"), DONE)), Outcome.MALFORMED);
    table.put(Named.of("plain JSON", Answers.iris()), Outcome.EXPECTATION_FAILED);
    table.put(Named.of("plain text", Answers.text(200, GOOD)), Outcome.EXPECTATION_FAILED);
    table.put(Named.of("JSON error", Answers.errorInBody()), Outcome.ERROR_BODY);
    table.put(Named.of("400", Answers.json(400, "{\"error\":{}}")), Outcome.CLIENT_ERROR);
    return transports()
        .flatMap(
            t -> table.entrySet().stream().map(e -> Arguments.of(t, e.getKey(), e.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("behaviours")
  void each_behaviour_has_its_outcome(
      Supplier<Transport> transport, Behaviour behaviour, Outcome outcome) {
    try (ScriptedServer server = ScriptedServer.always(behaviour)) {
      Drive.assertEach(Drive.drive(transport.get(), streamed(server), 8), outcome);
      assertThat(server.requests("measurement")).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void the_first_token_is_not_the_head(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.always(StreamAnswers.lateAfterHead(LATE, GOOD))) {
      StreamPacer pacer = new StreamPacer();
      try (Transport one = transport.get()) {
        one.drive(streamed(server), 1, pacer);
      }
      assertThat(pacer.events()).isEqualTo(2);
      assertThat(pacer.tokens()).isEqualTo(2);
      assertThat(pacer.untilFirst()).isGreaterThanOrEqualTo(LATE);
    }
  }

  @Test
  void a_server_that_closes_behind_each_stream_without_a_word_loses_no_request() {
    Behaviour silent = StreamAnswers.chunks(GOOD).thenClose();
    try (ScriptedServer server = ScriptedServer.always(silent)) {
      EvenPacer pacer = new EvenPacer(50, Duration.ZERO, Drive.LONG);
      NettyTransport.create().drive(streamed(server), 1, pacer);
      Drive.assertEach(pacer, Outcome.SUCCESS);
      assertThat(server.connections()).isEqualTo(50);
    }
  }

  @Test
  void a_server_that_keeps_the_connection_is_soon_trusted() {
    try (ScriptedServer server = ScriptedServer.always(StreamAnswers.chunks(GOOD))) {
      EvenPacer pacer =
          new EvenPacer(30, Duration.ZERO, Drive.LONG).oneByOneAfter(Duration.ofMillis(5));
      NettyTransport.create().drive(streamed(server), 1, pacer);
      Drive.assertEach(pacer, Outcome.SUCCESS);
      // One that is watched for 20 ms, and one for each stream that ends meanwhile.
      assertThat(server.connections()).isBetween(2, 7);
    }
  }

  private static Call streamed(ScriptedServer server) {
    Call call = Calls.post(server.url("/v1/chat/completions"));
    return call.streaming(call.payloads());
  }
}
