package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.Outcome;
import io.loadline.slo.Verdict;
import io.loadline.testkit.LlmServer;
import io.loadline.testkit.NeedsLlmServer;
import io.loadline.testkit.Unwrapped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of a real server at addresses whose tokens are not measured. */
@NeedsLlmServer
@Timeout(300)
class EventStreamsOnLlmIT {
  private static final String SHORT = "Tell me the story of the ship. ";

  /** Two such prompts have room side by side, but not with their answers. */
  private static final String LONG = SHORT.repeat(35);

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/responses", "/v1/messages", "/chat/completions", "/v1/chat/completions"})
  void connections_that_are_closed_without_a_word_lose_no_request(String path) throws Exception {
    LoadResult result =
        gate(LlmServer.up(), path, SHORT, 2).load(load -> load.requests(20).warmup("2")).run();
    assertThat(result.outcomes().successes()).isEqualTo(20);
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void an_error_in_the_middle_of_a_stream_is_an_error() throws Exception {
    LlmServer shared = LlmServer.restart(Map.of("LLM_SHARED", "1"));
    try {
      for (String path : List.of("/v1/responses", "/v1/messages", "/chat/completions")) {
        LoadResult result =
            gate(shared, path, LONG, 400).load(load -> load.requests(2).warmup("0")).run();
        assertThat(result.verdict()).as(path).isEqualTo(Verdict.FAIL);
        assertThat(result.outcomes().of(Outcome.ERROR_BODY)).as(path).isPositive();
        assertThat(Unwrapped.text(result))
            .contains("error in the stream, after ")
            .contains("Context size has been exceeded.");
      }
    } finally {
      LlmServer.restart(Map.of());
    }
  }

  private static Loadline gate(LlmServer server, String path, String prompt, int tokens) {
    return Loadline.target(URI.create(server.url() + path))
        .payload(payload(prompt, tokens))
        .timeout(Duration.ofMinutes(2))
        .load(load -> load.concurrency(2))
        .slo(slo -> slo.errors(0));
  }

  /** For all three protocols alike. */
  private static String payload(String prompt, int tokens) {
    return """
        {"model": "m", "messages": [{"role": "user", "content": "%s"}], "input": "%s",
         "stream": true, "temperature": 0, "ignore_eos": true,
         "max_tokens": %d, "max_output_tokens": %d}
        """
        .formatted(prompt, prompt, tokens, tokens);
  }
}
