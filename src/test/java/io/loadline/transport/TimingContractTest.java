package io.loadline.transport;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.healthy;
import static io.loadline.testkit.TokenText.usageWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Protocol;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.jdk.JdkTransport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server tells of its own time arrives with the request that it is about. */
@Timeout(60)
class TimingContractTest {
  private static final String FIRST = "\"timings\":{\"prompt_ms\":12.5,\"predicted_ms\":3}";
  private static final String FIRST_TOLD = "PREFILL 12.5 LLAMA_TIMINGS, DECODE 3.0 LLAMA_TIMINGS";
  private static final String THIRD =
      "\"metrics\":{\"queue_time_ms\":7.25,\"time_to_first_token_ms\":1,\"generation_time_ms\":2}";
  private static final String THIRD_TOLD =
      "QUEUE 7.25 VLLM_METRICS, PREFILL 1.0 VLLM_METRICS, DECODE 2.0 VLLM_METRICS";
  private static final List<String> TOLD = List.of(FIRST_TOLD, "", THIRD_TOLD);

  private static final List<String> STREAMS =
      List.of(
          chat("a") + finish() + usageWith(FIRST) + DONE,
          healthy(List.of("a")),
          chat("a") + finish() + usageWith(THIRD) + DONE);
  private static final List<String> BODIES =
      List.of("{\"id\":\"a\"," + FIRST + "}", "{\"id\":\"b\"}", "{" + THIRD + ",\"id\":\"c\"}");

  static Stream<Named<Supplier<Transport>>> transports() {
    return Stream.of(
        Named.of("netty", NettyTransport::create),
        Named.of("nio", NettyTransport::nio),
        Named.of("jdk", JdkTransport::new));
  }

  private static Behaviour stream(String text) {
    return StreamAnswers.chunks(text.split("(?s)(?<=\\G.{7})"));
  }

  /** The answers, one after the other, to requests one after the other. */
  private static JudgedPacer drive(
      Supplier<Transport> transport, List<Behaviour> answers, boolean tokens) {
    try (ScriptedServer server =
        ScriptedServer.start(request -> answers.get((int) request.number() - 1))) {
      Call call = Calls.post(server.url("/v1/completions"));
      JudgedPacer pacer = new JudgedPacer(answers.size());
      try (Transport one = transport.get()) {
        one.drive(tokens ? call.streaming(call.payloads()) : call, 1, pacer);
      }
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, answers.size()));
      return pacer;
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void of_a_token_stream(Supplier<Transport> transport) {
    List<Behaviour> answers = STREAMS.stream().map(TimingContractTest::stream).toList();
    assertThat(drive(transport, answers, true).told()).isEqualTo(TOLD);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void of_an_event_stream_that_nobody_asked_for(Supplier<Transport> transport) {
    List<Behaviour> answers = STREAMS.stream().map(TimingContractTest::stream).toList();
    assertThat(drive(transport, answers, false).told()).isEqualTo(TOLD);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void of_a_body_that_comes_whole(Supplier<Transport> transport) {
    List<Behaviour> answers = BODIES.stream().map(body -> Answers.json(200, body)).toList();
    JudgedPacer pacer = drive(transport, answers, false);
    assertThat(pacer.told()).isEqualTo(TOLD);
    assertThat(pacer.answered()).isZero();
  }

  @ParameterizedTest
  @MethodSource("transports")
  void of_a_body_that_is_judged_beside_the_loop(Supplier<Transport> transport) {
    List<Behaviour> answers = large().map(body -> Answers.json(200, body)).toList();
    JudgedPacer pacer = drive(transport, answers, false);
    assertThat(pacer.told()).containsExactlyInAnyOrderElementsOf(TOLD);
    assertThat(pacer.answered()).isEqualTo(3);
  }

  private static Stream<String> large() {
    return BODIES.stream().map(body -> body.replace("\"id\":\"", "\"id\":\"" + "x".repeat(70_000)));
  }

  private static JudgedPacer driveHttp2(List<String> answers, String type, boolean tokens) {
    AtomicInteger requests = new AtomicInteger();
    Http2Server.Answer each =
        (peer, id) -> {
          peer.headers(id, 0, ":status", "200", "content-type", type);
          String text = answers.get(requests.getAndIncrement());
          for (int at = 0; at < text.length(); at += 16_000) {
            peer.data(id, 0, text.substring(at, Math.min(text.length(), at + 16_000)));
          }
          peer.data(id, Http2Peer.END_STREAM, "");
        };
    try (Http2Server server = Http2Server.answering(each)) {
      URI url = URI.create("http://127.0.0.1:" + server.port() + "/v1/completions");
      Call call = Calls.post(url).over(Protocol.HTTP_2);
      JudgedPacer pacer = new JudgedPacer(answers.size());
      try (Transport transport = Http2Transport.create(1)) {
        transport.drive(tokens ? call.streaming(call.payloads()) : call, 1, pacer);
      }
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, answers.size()));
      return pacer;
    }
  }

  @Test
  void over_http2_likewise() {
    assertThat(driveHttp2(STREAMS, "text/event-stream", true).told()).isEqualTo(TOLD);
    assertThat(driveHttp2(STREAMS, "text/event-stream", false).told()).isEqualTo(TOLD);
    assertThat(driveHttp2(BODIES, "application/json", false).told()).isEqualTo(TOLD);
    JudgedPacer pacer = driveHttp2(large().toList(), "application/json", false);
    assertThat(pacer.told()).containsExactlyInAnyOrderElementsOf(TOLD);
    assertThat(pacer.answered()).isEqualTo(3);
  }
}
