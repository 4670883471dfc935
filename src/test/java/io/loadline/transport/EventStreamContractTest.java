package io.loadline.transport;

import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.healthy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import io.loadline.testkit.StreamCases;
import io.loadline.transport.answer.Compressed;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Event streams at any address, of calls that know nothing of streams. */
@Timeout(60)
class EventStreamContractTest {
  private static final String ERROR = data("{\"error\":{\"code\":500,\"message\":\"no context\"}}");
  private static final String GZIPPED =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\n"
          + "Content-Length: %d\r\n\r\n";

  static Stream<Named<Supplier<Transport>>> transports() {
    return Stream.of(Named.of("netty", NettyTransport::create), Named.of("jdk", JdkTransport::new));
  }

  static Stream<Arguments> cases() {
    return transports()
        .flatMap(transport -> StreamCases.all().stream().map(one -> Arguments.of(transport, one)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void each_stream_has_its_outcome(Supplier<Transport> transport, StreamCases.Case one) {
    EvenPacer pacer = drive(transport.get(), one.path(), StreamAnswers.chunks(one.body()));
    Drive.assertEach(pacer, one.outcome());
    assertThat(pacer.notes()).isEqualTo(one.note() == null ? Set.of() : Set.of(one.note()));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void an_error_counts_where_the_connection_is_cut_behind_it(Supplier<Transport> transport) {
    Behaviour cut = StreamAnswers.begun(chat("a"), ERROR).thenClose();
    Drive.assertEach(drive(transport.get(), "/predict", cut), Outcome.ERROR_BODY);
    Behaviour silent = StreamAnswers.begun(chat("a")).thenClose();
    Drive.assertEach(drive(transport.get(), "/predict", silent), Outcome.TRUNCATED);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void an_error_counts_where_nothing_comes_behind_it(Supplier<Transport> transport) {
    Behaviour begun = StreamAnswers.begun(chat("a"), ERROR);
    Behaviour hanging =
        reply -> {
          begun.answer(reply);
          reply.pause(Duration.ofSeconds(2));
        };
    EvenPacer pacer = drive(transport.get(), "/predict", hanging, Duration.ofSeconds(1));
    Drive.assertEach(pacer, Outcome.ERROR_BODY);
    assertThat(pacer.details())
        .containsOnly(
            "error in the stream, after 1 event: {\"error\":{\"code\":500,"
                + "\"message\":\"no context\"}}");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_compressed_stream_is_read_when_it_is_whole(Supplier<Transport> transport) {
    Drive.assertEach(
        drive(transport.get(), "/predict", gzipped(data("x") + ERROR)), Outcome.ERROR_BODY);
    Drive.assertEach(drive(transport.get(), "/predict", gzipped(data("x"))), Outcome.SUCCESS);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_stream_that_is_said_to_be_as_it_is_is_read_as_it_comes(Supplier<Transport> transport) {
    String identity = "text/event-stream\r\nContent-Encoding: identity";
    Behaviour good = StreamAnswers.chunksOf(identity, healthy(List.of("a", "b")));
    try (ScriptedServer server = ScriptedServer.always(good)) {
      Call call = Calls.post(server.url("/v1/chat/completions"));
      Drive.assertEach(drive(transport.get(), call.streaming(call.payloads())), Outcome.SUCCESS);
    }
    Behaviour failing = StreamAnswers.chunksOf(identity, ERROR).thenClose();
    Drive.assertEach(drive(transport.get(), "/predict", failing), Outcome.ERROR_BODY);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_compressed_token_stream_has_no_times(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.always(gzipped(healthy(List.of("a", "b"))))) {
      Call call = Calls.post(server.url("/v1/chat/completions"));
      EvenPacer pacer = drive(transport.get(), call.streaming(call.payloads()));
      Drive.assertEach(pacer, Outcome.EXPECTATION_FAILED);
      assertThat(pacer.details())
          .containsOnly(
              "a token stream in gzip, whose tokens have no times: remove the header"
                  + " Accept-Encoding");
    }
    try (ScriptedServer server = ScriptedServer.always(gzipped(chat("a") + ERROR))) {
      Call call = Calls.post(server.url("/v1/chat/completions"));
      Drive.assertEach(drive(transport.get(), call.streaming(call.payloads())), Outcome.ERROR_BODY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/responses", "/v1/messages", "/chat/completions", "/predict"})
  void a_server_that_closes_behind_streams_without_a_word_loses_no_request(String path) {
    String stream = data("{\"type\":\"response.completed\"}") + data("{\"type\":\"message_stop\"}");
    Behaviour silent = StreamAnswers.chunks(stream).thenClose();
    try (ScriptedServer server = ScriptedServer.always(silent)) {
      EvenPacer pacer = new EvenPacer(50, Duration.ZERO, Duration.ofSeconds(10));
      NettyTransport.create().drive(Calls.post(server.url(path)), 2, pacer);
      Drive.assertEach(pacer, Outcome.SUCCESS);
    }
  }

  @Test
  void lines_of_json_are_a_stream_as_well() {
    Behaviour silent =
        StreamAnswers.chunksOf("application/x-ndjson", "{\"done\":true}\n").thenClose();
    try (ScriptedServer server = ScriptedServer.always(silent)) {
      EvenPacer pacer = new EvenPacer(50, Duration.ZERO, Duration.ofSeconds(10));
      NettyTransport.create().drive(Calls.post(server.url("/api/generate")), 2, pacer);
      Drive.assertEach(pacer, Outcome.SUCCESS);
    }
  }

  @Test
  void an_event_beyond_the_limit_hides_no_error_behind_it() {
    String large = "data: " + "x".repeat(9 << 20) + "\n\n";
    EvenPacer bad = drive(NettyTransport.create(), "/predict", StreamAnswers.chunks(large, ERROR));
    Drive.assertEach(bad, Outcome.ERROR_BODY);
    EvenPacer good = drive(NettyTransport.create(), "/v1/responses", StreamAnswers.chunks(large));
    Drive.assertEach(good, Outcome.SUCCESS);
  }

  private static EvenPacer drive(Transport transport, Call call) {
    EvenPacer pacer = new EvenPacer(2, Duration.ofMillis(10), Duration.ofSeconds(20));
    transport.drive(call, 2, pacer);
    transport.close();
    return pacer;
  }

  private static Behaviour gzipped(String text) {
    byte[] body = Compressed.gzip(text.getBytes(UTF_8));
    return reply -> {
      reply.write(GZIPPED.formatted(body.length).getBytes(UTF_8));
      reply.write(body);
    };
  }

  private static EvenPacer drive(Transport transport, String path, Behaviour behaviour) {
    return drive(transport, path, behaviour, Duration.ofSeconds(20));
  }

  private static EvenPacer drive(
      Transport transport, String path, Behaviour behaviour, Duration timeout) {
    try (ScriptedServer server = ScriptedServer.always(behaviour)) {
      Call call = Calls.post(server.url(path));
      EvenPacer pacer = new EvenPacer(2, Duration.ofMillis(10), timeout);
      transport.drive(call, 2, pacer);
      transport.close();
      assertThat(List.copyOf(pacer.details())).hasSize(2);
      return pacer;
    }
  }
}
