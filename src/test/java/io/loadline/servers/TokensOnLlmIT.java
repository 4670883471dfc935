package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.Outcome;
import io.loadline.result.StreamResult;
import io.loadline.slo.Verdict;
import io.loadline.testkit.LlmServer;
import io.loadline.testkit.NeedsLlmServer;
import io.loadline.testkit.Tap;
import io.loadline.testkit.Unwrapped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsLlmServer
@Timeout(300)
class TokensOnLlmIT {
  private static final String CHAT = "/v1/chat/completions";
  private static final int REQUESTS = 8;
  private static final int TOKENS = 32;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private LlmServer server;

  @BeforeEach
  void start() throws Exception {
    server = LlmServer.up();
  }

  @ParameterizedTest
  @ValueSource(strings = {CHAT, "/v1/completions"})
  void figures_are_those_of_the_server(String path) throws Exception {
    // On a busy machine answers are read late; a fault of ours would be there each time.
    for (int more = 2; !areNear(path); more--) {
      assertThat(more).isPositive();
    }
  }

  private boolean areNear(String path) throws Exception {
    String payload = payload(TOKENS, "\"cache_prompt\":false");
    try (Tap tap = Tap.on(server.url())) {
      LoadResult result =
          closed(tap.url(path), payload, 1, REQUESTS)
              .streamSlo(slo -> slo.ttftMean(MINUTE).tpotMean(MINUTE))
              .run();
      StreamResult stream = Objects.requireNonNull(result.run().stream());
      assertThat(result.verdict()).isEqualTo(Verdict.PASS);
      assertThat(stream.source()).isEqualTo("usage");
      assertThat(stream.tokens()).isEqualTo(REQUESTS * TOKENS);
      double perToken = stream.perToken().percentile(50) / 1e6;
      return isNear(stream.first().percentile(50) / 1e6, median(tap.numbers("prompt_ms")))
          && isNear(perToken, median(tap.numbers("predicted_ms")) / (TOKENS - 1));
    }
  }

  @Test
  void events_are_not_tokens() throws Exception {
    String grammar = "\"ignore_eos\":false,\"grammar\":\"root ::= \\\"😀🦄漢字\\\"\"";
    LoadResult result =
        closed(server.chat(), payload(40, grammar), 1, 2)
            .streamSlo(slo -> slo.ttftMean(MINUTE))
            .run();
    StreamResult stream = Objects.requireNonNull(result.run().stream());
    assertThat(result.errors()).isZero();
    assertThat(stream.gap().count()).isEqualTo(2 * 3);
    assertThat(stream.tokens()).isEqualTo(2 * 13);
    assertThat(stream.toldByMessage()).isZero();
  }

  @Test
  void a_connection_that_is_closed_without_a_word_is_no_error() throws Exception {
    LoadResult result =
        closed(server.chat(), payload(1, "\"cache_prompt\":true"), 1, 130)
            .slo(slo -> slo.errors(0))
            .run();
    assertThat(result.outcomes().successes()).isEqualTo(130);
  }

  @Test
  void a_server_that_stands_still_is_a_gap() throws Exception {
    try (Tap tap = Tap.on(server.url())) {
      CompletableFuture<Void> stall =
          CompletableFuture.runAsync(
              () -> {
                awaitAnswers(tap, 2);
                signal("STOP");
                pause(700);
                signal("CONT");
              });
      LoadResult result =
          closed(tap.url(CHAT), payload(60, "\"cache_prompt\":true"), 1, 4)
              .slo(slo -> slo.errors(0))
              .run();
      stall.join();
      assertThat(result.verdict()).isEqualTo(Verdict.PASS);
      StreamResult stream = Objects.requireNonNull(result.run().stream());
      assertThat(Math.max(stream.gap().max(), stream.first().max()) / 1e6).isGreaterThan(600);
    }
  }

  @Test
  void a_server_that_is_killed_cuts_its_stream() throws Exception {
    try (Tap tap = Tap.on(server.url())) {
      CompletableFuture<Void> kill =
          CompletableFuture.runAsync(
              () -> {
                awaitAnswers(tap, 2);
                pause(400);
                signal("KILL");
              });
      LoadResult result =
          closed(tap.url(CHAT), payload(200, "\"cache_prompt\":true"), 1, 4)
              .streamSlo(slo -> slo.ttftMean(MINUTE))
              .run();
      kill.join();
      assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(result.outcomes().of(Outcome.TRUNCATED)).isEqualTo(1);
    } finally {
      LlmServer.up();
    }
  }

  @Test
  void an_error_in_the_middle_of_a_stream_is_an_error() throws Exception {
    LlmServer shared = LlmServer.restart(Map.of("LLM_SHARED", "1"));
    try {
      LoadResult result =
          closed(shared.chat(), payload(700, "\"cache_prompt\":true"), 2, 2)
              .streamSlo(slo -> slo.ttftMean(MINUTE))
              .run();
      assertThat(result.outcomes().of(Outcome.ERROR_BODY)).isPositive();
      assertThat(Unwrapped.text(result))
          .contains("error in the stream, after ")
          .contains("Context size has been exceeded.");
    } finally {
      LlmServer.restart(Map.of());
    }
  }

  private static Loadline closed(URI url, String payload, int users, int requests) {
    return Loadline.target(url)
        .payload(payload)
        .timeout(Duration.ofMinutes(2))
        .load(load -> load.concurrency(users).requests(requests).warmup("0"));
  }

  /** For chat and completions alike. */
  private static String payload(int tokens, String more) {
    String text = "Tell me the story of the ship and its load line, and of the storm. ".repeat(4);
    String ends = more.contains("ignore_eos") ? "" : "\"ignore_eos\":true,";
    return "{\"messages\":[{\"role\":\"user\",\"content\":\"%1$s\"}],\"prompt\":\"%1$s\","
        .concat("\"stream\":true,\"temperature\":0,\"max_tokens\":%2$d,%3$s%4$s}")
        .formatted(text, tokens, ends, more);
  }

  /** Of the measured requests, which are the last; a single one may meet a busy machine. */
  private static double median(List<Double> all) {
    List<Double> measured = all.subList(all.size() - REQUESTS, all.size());
    return measured.stream().sorted().toList().get(REQUESTS / 2 - 1);
  }

  private static boolean isNear(double millis, double told) {
    System.out.printf("ours %.3f ms, the server's own %.3f ms%n", millis, told);
    return Math.abs(millis - told) <= Math.max(2, 0.02 * told);
  }

  private static void awaitAnswers(Tap tap, int count) {
    while (tap.said().split("\\[DONE\\]", -1).length <= count) {
      pause(5);
    }
  }

  private void signal(String name) {
    try {
      server.signal(name);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
