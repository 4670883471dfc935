package io.loadline.scrape;

import static io.loadline.scrape.EngineMetricsTest.page;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.Moments;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.MetricsSource.Page;
import io.loadline.scrape.ServerDetection.DetectedServer;
import org.junit.jupiter.api.Test;

/** What is made of the counters of vLLM and SGLang over a run, in virtual time. */
class EngineRunTest {
  private static final String METRICS = "http://h:1/metrics";
  private static final String VLLM = "vllm:request_";

  /** A page of vLLM that has answered so many, of which it has told the parts of more. */
  private static Page vllm(long answered, long more) {
    String sums = "";
    for (String part : new String[] {"queue", "prefill", "decode"}) {
      String name = VLLM + part + "_time_seconds_";
      long count = answered + more;
      sums += name + "sum " + count * (part.equals("queue") ? 0.25 : 0.5) + "\n";
      sums += name + "count " + count + "\n";
    }
    return page(sums + VLLM + "success_total{finished_reason=\"stop\"} " + answered + "\n");
  }

  private static ScrapedRun over(ScriptedMetrics metrics) throws InterruptedException {
    return requireNonNull(metrics.over(ScriptedMetrics.run().build(), METRICS));
  }

  private static Moments queue(ScrapedRun told) {
    return requireNonNull(told.parts().get(TimedPart.QUEUE));
  }

  @Test
  void over_a_run_of_vllm_means_are_those_of_the_measurement() throws Exception {
    ScrapedRun told =
        over(new ScriptedMetrics().with(METRICS, at -> vllm(ScriptedMetrics.sent(at), 0)));

    assertThat(told.row()).isEqualTo(KnownTiming.VLLM_COUNTERS);
    assertThat(told.agreement().isReached()).isTrue();
    assertThat(queue(told).mean()).isCloseTo(250e6, within(1.0));
    assertThat(queue(told).count()).isBetween(90L, 100L);
    assertThat(told.waiting()).isCloseTo(100 * 0.25 / 12.6, within(0.1));
    assertThat(told.notes()).isEmpty();
  }

  @Test
  void what_vllm_did_not_answer_is_the_reason_for_silence() throws Exception {
    ScrapedRun told =
        over(
            new ScriptedMetrics()
                .with(METRICS, at -> vllm(ScriptedMetrics.sent(at), at > 5 ? 1 : 0)));

    assertThat(told.parts()).isEmpty();
    assertThat(told.notes())
        .containsExactly(
            "the server's own times are not told: they are of more or fewer than it answered");
  }

  @Test
  void a_part_that_a_server_does_not_count_is_said_by_its_name() {
    ServerFacts none = ServerFacts.NONE;
    assertThat(new DetectedServer(EngineMetrics.ofSglang(), none).untold(TimedPart.PREFILL))
        .isEqualTo("SGLang's counters do not tell its prefill");
    assertThat(new DetectedServer(new QueueProxyMetrics(), none).untold(TimedPart.QUEUE))
        .isEqualTo("Knative queue-proxy's counters do not tell all of its queue");
  }

  /** SGLang tells a wait when it ends, here a second before its request does. */
  @Test
  void waits_of_sglang_belong_to_requests_of_the_whole_run_alone() throws Exception {
    ScrapedRun told =
        over(
            new ScriptedMetrics()
                .with(
                    METRICS,
                    at -> {
                      long waited = ScriptedMetrics.sent(at + 1);
                      String name = "sglang:queue_time_seconds_";
                      return page(
                          name
                              + "sum "
                              + waited * 0.25
                              + "\n"
                              + name
                              + "count "
                              + waited
                              + "\n"
                              + "sglang:num_requests_total "
                              + ScriptedMetrics.sent(at)
                              + "\n");
                    }));

    assertThat(told.row()).isEqualTo(KnownTiming.SGLANG_COUNTERS);
    assertThat(queue(told).count()).isEqualTo(110);
    assertThat(queue(told).mean()).isCloseTo(250e6, within(1.0));
    assertThat(told.windows()).hasSize(1);
    assertThat(told.notes())
        .containsExactly("the server's own times are means with the warm-up included");
  }
}
