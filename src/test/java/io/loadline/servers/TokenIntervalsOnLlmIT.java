package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.Interval;
import io.loadline.result.StreamInterval;
import io.loadline.result.StreamResult;
import io.loadline.testkit.LlmServer;
import io.loadline.testkit.NeedsLlmServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Second by second, on a real server. */
@NeedsLlmServer
@Timeout(120)
class TokenIntervalsOnLlmIT {
  private static final int REQUESTS = 12;
  private static final int TOKENS = 40;
  private static final String PAYLOAD =
      "{\"messages\":[{\"role\":\"user\",\"content\":\"Tell me of the ship.\"}],\"stream\":true,"
          + "\"temperature\":0,\"ignore_eos\":true,\"max_tokens\":"
          + TOKENS
          + "}";

  @Test
  void the_intervals_of_a_run_add_up_to_the_whole() throws Exception {
    LoadResult result =
        Loadline.target(LlmServer.up().chat())
            .payload(PAYLOAD)
            .timeout(Duration.ofMinutes(1))
            .load(load -> load.concurrency(2).requests(REQUESTS).warmup("0"))
            .streamSlo(slo -> slo.ttftMean(Duration.ofSeconds(60)))
            .run();
    StreamResult whole = Objects.requireNonNull(result.run().stream());
    assertThat(whole.tokens()).isEqualTo(REQUESTS * TOKENS);
    assertThat(result.run().intervals()).hasSizeGreaterThan(1);
    assertThat(sum(result, StreamInterval::tokens)).isEqualTo(whole.tokens());
    assertThat(sum(result, each -> each.first().sums().count())).isEqualTo(REQUESTS);
    assertThat(sum(result, each -> each.first().sums().sum()) / (double) REQUESTS)
        .isEqualTo(whole.first().mean());
    assertThat(sum(result, each -> each.gap().sums().count())).isEqualTo(whole.gap().count());
  }

  private static long sum(LoadResult result, ToLongFunction<StreamInterval> figure) {
    List<Interval> all = result.run().intervals();
    return all.stream().map(Interval::stream).mapToLong(figure).sum();
  }
}
