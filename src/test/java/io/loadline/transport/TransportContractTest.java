package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TransportContractTest {
  private static final Map<String, Supplier<Transport>> TRANSPORTS =
      Map.of("epoll", NettyTransport::create, "nio", NettyTransport::nio, "jdk", JdkTransport::new);

  static Stream<Named<Supplier<Transport>>> transports() {
    return TRANSPORTS.entrySet().stream().map(e -> Named.of(e.getKey(), e.getValue()));
  }

  static Stream<Arguments> behaviours() {
    Map<Named<Behaviour>, Outcome> table = new LinkedHashMap<>();
    table.put(Named.of("healthy", Answers.iris()), Outcome.SUCCESS);
    table.put(Named.of("chunked", Answers.chunked(7)), Outcome.SUCCESS);
    table.put(Named.of("connection close", Answers.closing()), Outcome.SUCCESS);
    table.put(Named.of("until close", Answers.untilClose()), Outcome.SUCCESS);
    table.put(Named.of("slow", Answers.slow(Duration.ofMillis(30))), Outcome.SUCCESS);
    table.put(Named.of("redirect", Answers.redirect("/elsewhere")), Outcome.REDIRECT);
    table.put(Named.of("404", Answers.json(404, "{}")), Outcome.CLIENT_ERROR);
    table.put(Named.of("500", Answers.json(500, "{}")), Outcome.SERVER_ERROR);
    table.put(Named.of("error body", Answers.errorInBody()), Outcome.ERROR_BODY);
    table.put(Named.of("empty", Answers.empty()), Outcome.MALFORMED);
    table.put(Named.of("garbage", Answers.garbage()), Outcome.MALFORMED);
    table.put(Named.of("short length", Answers.lengthTooShort()), Outcome.MALFORMED);
    table.put(Named.of("half", Answers.half()), Outcome.TRUNCATED);
    table.put(Named.of("half, reset", Answers.halfThenReset()), Outcome.TRUNCATED);
    table.put(Named.of("long, closed", Answers.lengthTooLongThenClose()), Outcome.TRUNCATED);
    table.put(Named.of("reset", Behaviour.reset()), Outcome.RESET);
    table.put(Named.of("closed", Behaviour.close()), Outcome.RESET);
    return transports()
        .flatMap(
            t -> table.entrySet().stream().map(e -> Arguments.of(t, e.getKey(), e.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("behaviours")
  void each_behaviour_has_its_outcome(
      Supplier<Transport> transport, Behaviour behaviour, Outcome outcome) {
    try (ScriptedServer server = ScriptedServer.always(behaviour)) {
      EvenPacer pacer = Drive.post(transport.get(), server, 20);
      Drive.assertEach(pacer, outcome);
      assertThat(server.requests("measurement")).isEqualTo(20);
      assertThat(pacer.sent()).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void what_is_one_too_many_is_told_apart_from_other_errors(Supplier<Transport> transport) {
    Script script = Script.every(3, Answers.json(429, "{}"));
    try (ScriptedServer server = ScriptedServer.start(script)) {
      assertThat(Drive.post(transport.get(), server, 30).refused()).isEqualTo(10);
    }
    try (ScriptedServer server = ScriptedServer.always(Answers.json(503, "busy"))) {
      assertThat(Drive.post(transport.get(), server, 4).refused()).isEqualTo(4);
    }
    try (ScriptedServer server = ScriptedServer.always(Answers.json(500, "busy"))) {
      assertThat(Drive.post(transport.get(), server, 4).refused()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void whoever_never_answers_is_timed_out(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.always(Behaviour.hang())) {
      EvenPacer pacer = Drive.postInVain(transport.get(), server, 4);
      Drive.assertEach(pacer, Outcome.TIMEOUT);
      assertThat(pacer.slowest()).isGreaterThanOrEqualTo(Drive.SHORT);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void an_answer_after_the_time_out_is_too_late(Supplier<Transport> transport) {
    Duration late = Drive.SHORT.plusMillis(200);
    try (ScriptedServer server = ScriptedServer.always(Answers.slow(late))) {
      Drive.assertEach(Drive.postInVain(transport.get(), server, 8), Outcome.TIMEOUT);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void an_answer_shorter_than_it_says_is_timed_out(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.always(Answers.lengthTooLong())) {
      Drive.assertEach(Drive.postInVain(transport.get(), server, 4), Outcome.TIMEOUT);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_closed_port_fails_each_request(Supplier<Transport> transport) {
    URI url = URI.create("http://127.0.0.1:" + ClosedPort.find() + "/x");
    EvenPacer pacer = Drive.drive(transport.get(), Calls.post(url), 20);
    Drive.assertEach(pacer, Outcome.CONNECT_FAILED);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_host_that_nobody_knows_fails_each_request(Supplier<Transport> transport) {
    URI url = URI.create("http://no.such.host.invalid/x");
    EvenPacer pacer = Drive.drive(transport.get(), Calls.post(url), 4);
    Drive.assertEach(pacer, Outcome.CONNECT_FAILED);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_server_that_dies_leaves_errors_behind(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.start(Script.diesAfter(10))) {
      EvenPacer pacer = Drive.post(transport.get(), server, 30);
      assertThat(pacer.outcomes())
          .containsEntry(Outcome.SUCCESS, 10)
          .containsKeys(Outcome.RESET, Outcome.CONNECT_FAILED)
          .hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void every_twentieth_error_is_counted(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.start(Script.every(20, Answers.json(500, "{}")))) {
      assertThat(Drive.post(transport.get(), server, 60).outcomes())
          .isEqualTo(Map.of(Outcome.SUCCESS, 57, Outcome.SERVER_ERROR, 3));
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_request_says_who_it_is(Supplier<Transport> transport) {
    Script script =
        request ->
            Answers.json(
                request.headers().getOrDefault("user-agent", "").startsWith("loadline/")
                        && request.phase().equals("measurement")
                        && request.headers().getOrDefault("host", "").startsWith("127.0.0.1:")
                        && request.headers().containsValue("application/json")
                        && request.body().equals("{\"inputs\":[]}")
                    ? 200
                    : 400,
                "{}");
    try (ScriptedServer server = ScriptedServer.start(script)) {
      Drive.assertEach(Drive.post(transport.get(), server, 4), Outcome.SUCCESS);
    }
  }
}
