package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.Outcome;
import io.loadline.result.StreamResult;
import io.loadline.slo.Verdict;
import io.loadline.testkit.LlmServer;
import io.loadline.testkit.NeedsLlmServer;
import io.loadline.testkit.Tap;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kit's README lists as odd of a real server of token streams. */
@NeedsLlmServer
@Timeout(120)
class OddStreamsOnLlmIT {
  private static final String SENTENCE = "Tell me the story of the ship and of the storm. ";
  private static final String READ_ANEW = ",\"cache_prompt\":false";
  private static final String SHORT = exactly(60, "Tell me of the ship.", "");

  private LlmServer server;

  @BeforeEach
  void start() throws Exception {
    server = LlmServer.up();
  }

  @Test
  void the_head_comes_long_before_the_first_token() throws Exception {
    try (Tap tap = Tap.on(server.url())) {
      LoadResult result = chat(tap, exactly(4, SENTENCE.repeat(15), READ_ANEW)).run();
      double reading = meanOfLastTwo(tap.numbers("prompt_ms"));
      assertThat(reading).isGreaterThan(300);
      assertThat(tokens(result).first().mean() / 1e6).isCloseTo(reading, within(0.2 * reading));
    }
  }

  @Test
  void pings_and_progress_are_no_tokens() throws Exception {
    try (Tap tap = Tap.on(server.url())) {
      String more = READ_ANEW + ",\"return_progress\":true,\"sse_ping_interval\":1";
      LoadResult result =
          chat(tap, exactly(4, SENTENCE.repeat(30), more)).load(load -> load.requests(1)).run();
      assertThat(tap.said()).contains("\n:", "prompt_progress");
      assertThat(tokens(result).tokens()).isEqualTo(4);
      assertThat(tokens(result).gap().count()).isEqualTo(3);
      assertThat(tokens(result).first().percentile(50) / 1e6).isGreaterThan(1000);
    }
  }

  @Test
  void a_long_prompt_stalls_the_streams_that_run() throws Exception {
    try (Tap tap = Tap.on(server.url())) {
      String longPrompt = exactly(4, SENTENCE.repeat(20), READ_ANEW);
      LoadResult result =
          chat(tap, SHORT, longPrompt).load(load -> load.concurrency(2).requests(6)).run();
      assertThat(result.errors()).isZero();
      assertThat(tokens(result).gap().percentile(50) / 1e6).isLessThan(200);
      assertThat(tokens(result).gap().max() / 1e6).isGreaterThan(400);
    }
  }

  @Test
  void answers_without_any_text_are_counted_and_have_no_first_token() throws Exception {
    String silent = grammar("root ::= \\\"\\\"");
    LoadResult result = chat(silent).load(load -> load.requests(3)).run();
    assertThat(result.outcomes().successes()).isEqualTo(3);
    assertThat(tokens(result).withoutMessage()).isEqualTo(3);
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void the_tokens_of_several_choices_are_added_up() throws Exception {
    LoadResult result = chat(exactly(8, "Tell me.", ",\"n\":2")).run();
    assertThat(tokens(result).tokens()).isEqualTo(2 * 2 * 8);
    assertThat(tokens(result).source()).isEqualTo("usage");
  }

  @Test
  void zero_tokens_are_one() throws Exception {
    LoadResult result = chat(exactly(0, "Tell me.", "")).run();
    assertThat(tokens(result).tokens()).isEqualTo(2);
  }

  @Test
  void a_prompt_that_is_too_long_is_refused_in_plain_json() throws Exception {
    LoadResult result =
        chat(SHORT, exactly(4, SENTENCE.repeat(120), ""))
            .slo(slo -> slo.errors(1))
            .load(load -> load.requests(2))
            .run();
    assertThat(result.outcomes().successes()).isEqualTo(1);
    assertThat(result.outcomes().of(Outcome.CLIENT_ERROR)).isEqualTo(1);
    assertThat(result.toString()).contains("400").contains("exceed");
  }

  @Test
  void a_request_that_waits_for_a_slot_is_no_error() throws Exception {
    LoadResult result =
        chat(exactly(16, "Tell me.", "")).load(load -> load.concurrency(9).requests(18)).run();
    assertThat(result.errors()).isZero();
    assertThat(tokens(result).tokens()).isEqualTo(18 * 16);
  }

  @Test
  void a_connection_that_was_closed_after_five_idle_seconds_is_no_error() throws Exception {
    LoadResult result =
        Loadline.target(server.chat())
            .payload(exactly(1, "Tell me.", ""))
            .load(load -> load.stages("constant 2/s for 2s", "constant 0.16/s for 13s"))
            .streamSlo(slo -> slo.ttftMean(Duration.ofSeconds(60)))
            .run();
    assertThat(result.errors()).isZero();
    assertThat(result.outcomes().successes()).isEqualTo(7);
  }

  @Test
  void a_model_that_is_being_loaded_is_waited_for() throws Exception {
    server.signal("KILL");
    CompletableFuture<Void> start = CompletableFuture.runAsync(OddStreamsOnLlmIT::startAgain);
    LoadResult result = chat(SHORT).run();
    start.join();
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
  }

  private static double meanOfLastTwo(List<Double> numbers) {
    return (numbers.get(numbers.size() - 2) + numbers.get(numbers.size() - 1)) / 2;
  }

  private static void startAgain() {
    try {
      Thread.sleep(1000);
      LlmServer.up();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private Loadline chat(String... payloads) {
    return asked(Loadline.target(server.chat()), payloads);
  }

  private static Loadline chat(Tap tap, String... payloads) {
    return asked(Loadline.target(tap.url("/v1/chat/completions")), payloads);
  }

  /** One user who asks twice; no limit that a busy machine could break. */
  private static Loadline asked(Loadline target, String... payloads) {
    return target
        .payload(payloads)
        .timeout(Duration.ofMinutes(1))
        .load(load -> load.concurrency(1).requests(2).warmup("0"))
        .streamSlo(slo -> slo.ttftMean(Duration.ofSeconds(60)));
  }

  private static StreamResult tokens(LoadResult result) {
    return Objects.requireNonNull(result.run().stream());
  }

  private static String exactly(int tokens, String prompt, String more) {
    return asking(prompt, ",\"ignore_eos\":true,\"max_tokens\":" + tokens + more);
  }

  private static String grammar(String rule) {
    return asking("Say nothing.", ",\"grammar\":\"" + rule + "\"");
  }

  private static String asking(String prompt, String more) {
    List<String> message = List.of("{\"role\":\"user\",\"content\":\"" + prompt + "\"}");
    return "{\"messages\":" + message + ",\"stream\":true,\"temperature\":0" + more + "}";
  }
}
