package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.Call;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.Outcome;
import io.loadline.result.RequestTimings;
import io.loadline.testkit.LlmServer;
import io.loadline.testkit.NeedsLlmServer;
import io.loadline.testkit.Tap;
import io.loadline.testkit.Unwrapped;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What llama.cpp says of its own time, and what of it arrives: 8 users on 2 slots. */
@NeedsLlmServer
@Timeout(300)
class TimingsOnLlmIT {
  private static final int USERS = 8;
  private static final int REQUESTS = 2 * USERS;
  private static final String STREAMED = "\"stream\":true";
  private static final String WHOLE = "\"stream\":false";

  private static LlmServer server;

  /** In ns. */
  private record Told(long prefill, long decode) {}

  @BeforeAll
  static void start() throws Exception {
    server = LlmServer.restart(Map.of("LLM_SLOTS", "2"));
  }

  @AfterAll
  static void back() throws Exception {
    LlmServer.restart(Map.of());
  }

  static Stream<Arguments> ways() {
    List<Named<Supplier<Transport>>> transports =
        List.of(Named.of("netty", NettyTransport::create), Named.of("jdk", JdkTransport::new));
    return transports.stream()
        .flatMap(
            transport ->
                Stream.of(
                    Arguments.of(transport, "/v1/chat/completions", STREAMED),
                    Arguments.of(transport, "/v1/chat/completions", WHOLE),
                    Arguments.of(transport, "/v1/completions", STREAMED),
                    Arguments.of(transport, "/v1/completions", WHOLE),
                    Arguments.of(transport, "/v1/responses", STREAMED)));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("ways")
  void each_request_is_told_its_own_prefill_and_decode(
      Supplier<Transport> transport, String path, String kind) throws Exception {
    try (Tap tap = Tap.on(server.url())) {
      List<Told> told = new ArrayList<>();
      drive(transport.get(), tap.url(path), kind, exchange -> told.add(told(exchange)));
      assertThat(told).containsExactlyInAnyOrderElementsOf(said(tap));
    }
  }

  static Stream<Arguments> silences() {
    return Stream.of(
        Arguments.of("/v1/messages", STREAMED),
        Arguments.of("/v1/messages", WHOLE),
        Arguments.of("/v1/responses", WHOLE));
  }

  /** One request each, since java.net.http sends on connections that this server has closed. */
  private static void drive(Transport transport, URI url, String more, Consumer<Exchange> seen) {
    Call call = Calls.call("POST", url, List.of(Calls.payload(payload(more))), List.of());
    boolean tokens = more.contains(STREAMED) && url.getPath().endsWith("completions");
    EvenPacer pacer = new EvenPacer(USERS, Duration.ZERO, Duration.ofMinutes(2)).showing(seen);
    try (transport) {
      transport.drive(tokens ? call.streaming(call.payloads()) : call, USERS, pacer);
    }
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, USERS));
  }

  private static Told told(Exchange exchange) {
    long prefill = exchange.timings().of(TimedPart.PREFILL);
    long decode = exchange.timings().of(TimedPart.DECODE);
    double service = exchange.stamps().service() / 1e6;
    System.out.printf(
        "prefill %8.3f, decode %8.3f, untold %9.3f of %9.3f ms%n",
        prefill / 1e6, decode / 1e6, service - (prefill + decode) / 1e6, service);
    assertThat(exchange.outcome()).as(exchange.detail()).isEqualTo(Outcome.SUCCESS);
    assertThat(exchange.timings().row(TimedPart.DECODE)).isEqualTo(KnownTiming.LLAMA_TIMINGS);
    assertThat(exchange.timings().of(TimedPart.QUEUE)).isNegative();
    return new Told(prefill, decode);
  }

  /** Its own words, in ns; one to three decimals of a ms. */
  private static List<Told> said(Tap tap) {
    List<Double> prompts = tap.numbers("prompt_ms");
    List<Double> predicted = tap.numbers("predicted_ms");
    assertThat(predicted).hasSameSizeAs(prompts);
    return IntStream.range(0, prompts.size())
        .mapToObj(
            i -> new Told(Math.round(prompts.get(i) * 1e6), Math.round(predicted.get(i) * 1e6)))
        .toList();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("silences")
  void where_it_says_nothing_nothing_is_told(String path, String kind) throws Exception {
    try (Tap tap = Tap.on(server.url())) {
      drive(
          NettyTransport.create(),
          tap.url(path),
          kind,
          exchange -> assertThat(exchange.timings().isEmpty()).isTrue());
      assertThat(tap.numbers("prompt_ms")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {STREAMED, WHOLE})
  void of_two_choices_nothing_is_told_though_it_speaks(String kind) throws Exception {
    try (Tap tap = Tap.on(server.url())) {
      drive(
          NettyTransport.create(),
          tap.url("/v1/chat/completions"),
          kind + ",\"n\":2",
          exchange -> assertThat(exchange.timings().isEmpty()).isTrue());
      assertThat(tap.numbers("prompt_ms")).isNotEmpty();
    }
  }

  @Test
  void a_gate_tells_the_parts_and_calls_the_rest_queue_or_network() throws Exception {
    try (Tap tap = Tap.on(server.url())) {
      LoadResult result =
          Loadline.target(tap.url("/v1/chat/completions"))
              .payload(payload(STREAMED))
              .timeout(Duration.ofMinutes(2))
              .load(load -> load.concurrency(USERS).requests(REQUESTS).warmup("0"))
              .slo(slo -> slo.latencyMax(Duration.ofMillis(1)))
              .run();
      RequestTimings timings = Objects.requireNonNull(result.run().server().requests());
      assertThat(timings.told()).isEqualTo(REQUESTS);
      assertThat(timings.contradicted()).isZero();
      List<Told> said = said(tap);
      List<Told> measured = said.subList(said.size() - REQUESTS, said.size());
      long prefill = measured.stream().mapToLong(Told::prefill).sum();
      long decode = measured.stream().mapToLong(Told::decode).sum();
      assertThat(sum(timings, TimedPart.PREFILL)).isEqualTo(prefill);
      assertThat(sum(timings, TimedPart.DECODE)).isEqualTo(decode);
      assertThat(timings.parts()).containsOnlyKeys(TimedPart.PREFILL, TimedPart.DECODE);
      String text = Unwrapped.text(result);
      assertThat(text).contains("queue or network").doesNotContain("deferred", "processing");
    }
  }

  private static long sum(RequestTimings timings, TimedPart part) {
    return Objects.requireNonNull(timings.parts().get(part)).times().moments().sum();
  }

  private static String payload(String more) {
    String text = "Tell me the story of the ship and its load line.";
    return "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"prompt\":\"%s\",\"input\":\"%s\","
            .formatted(text, text, text)
        + "\"temperature\":0,\"ignore_eos\":true,\"cache_prompt\":false,\"max_tokens\":6,"
        + "\"max_output_tokens\":6,"
        + more
        + "}";
  }
}
