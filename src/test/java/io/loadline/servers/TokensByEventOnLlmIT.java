package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.StreamResult;
import io.loadline.testkit.LlmServer;
import io.loadline.testkit.NeedsLlmServer;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many tokens each event of a real server holds, where it says so. */
@NeedsLlmServer
@Timeout(120)
class TokensByEventOnLlmIT {
  private static final int REQUESTS = 2;

  @ParameterizedTest
  @ValueSource(strings = {"\"timings_per_token\":true", "\"logprobs\":true"})
  void the_tokens_of_each_event_are_told_where_that_is_asked_for(String asked) throws Exception {
    StreamResult stream = measured("\"ignore_eos\":true,\"max_tokens\":16," + asked);
    assertThat(stream.tokens()).isEqualTo(REQUESTS * 16);
    assertThat(stream.toldByMessage()).isEqualTo(REQUESTS);
  }

  /** Only the last token of a character in several has a probability there. */
  @Test
  void probabilities_do_not_tell_the_tokens_of_pieces_of_characters() throws Exception {
    StreamResult stream =
        measured("\"grammar\":\"root ::= \\\"😀🦄漢字\\\"\",\"max_tokens\":40,\"logprobs\":true");
    assertThat(stream.tokens()).isEqualTo(REQUESTS * 13);
    assertThat(stream.toldByMessage()).isZero();
  }

  private static StreamResult measured(String more) throws Exception {
    String payload =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"Tell me of the ship.\"}],"
            + "\"stream\":true,\"temperature\":0,"
            + more
            + "}";
    LoadResult result =
        Loadline.target(LlmServer.up().chat())
            .payload(payload)
            .timeout(Duration.ofMinutes(1))
            .load(load -> load.concurrency(1).requests(REQUESTS).warmup("0"))
            .streamSlo(slo -> slo.ttftMean(Duration.ofSeconds(60)))
            .run();
    assertThat(result.errors()).isZero();
    return Objects.requireNonNull(result.run().stream());
  }
}
