package io.loadline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.result.Distribution;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.testkit.RandomRun;
import io.loadline.testkit.SampleRun;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a collector receives, held against the result.json that it is made of. */
class GateTelemetryTest {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final List<Double> PERCENTILES = List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.9);

  @AutoClose private final MetricsReceiver receiver = new MetricsReceiver();

  private static void assertTimes(
      ExponentialHistogramDataPoint sent, Distribution times, JsonTree shown) {
    assertThat(sent.getCount()).isEqualTo(times.count()).isEqualTo(shown.number(-1, "count"));
    assertThat(sent.getSum()).isEqualTo(times.moments().sum() / NANOS_PER_SECOND);
    if (times.count() > 0) {
      double millis = 1000.0;
      assertThat(sent.getMin() * millis).isCloseTo(shown.figure("min").orElseThrow(), within(1e-5));
      assertThat(sent.getMax() * millis).isCloseTo(shown.figure("max").orElseThrow(), within(1e-5));
      assertThat(sent.getSum() / sent.getCount() * millis)
          .isCloseTo(shown.figure("mean").orElseThrow(), within(1e-3));
      for (double each : PERCENTILES) {
        double[] bounds = SentMetrics.bucketAt(sent, Distribution.rank(each, times.count()));
        double exact =
            shown.figure("p" + (each == 99.9 ? "99_9" : (int) each)).orElseThrow() / millis;
        assertThat(exact).isBetween(bounds[0] * (1 - 1e-9), bounds[1] * (1 + 1e-9));
      }
    }
  }

  @Test
  void histograms_and_counts_are_those_of_result_json() throws IOException {
    for (int seed = 0; seed < 6; seed++) {
      RunResult run = new RandomRun(seed, 2).split(1).whole();
      ResultDocument gate = FinishedGate.of(run);
      SentMetrics sent = receiver.send(gate);

      JsonTree root = gate.root();
      assertTimes(sent.times("loadline.response.duration"), run.response(), root.at("response"));
      assertServiceTimes(sent, run, root);
      assertTimes(sent.times("loadline.wait.duration"), run.waiting(), root.at("wait"));
      assertTimes(sent.times("loadline.lag.duration"), run.lag(), root.at("lag"));
      if (run.stream() != null) {
        assertStream(sent, run.stream(), root.at("tokens"));
      }
      assertThat(
              run.outcomes().byOutcome().isEmpty()
                  ? Map.of()
                  : sent.figures("loadline.requests", "loadline.outcome"))
          .isEqualTo(outcomes(root));
      assertThat(sent.figures("loadline.throughput", ""))
          .containsValue(root.figure("throughput").orElseThrow());
    }
  }

  private static void assertServiceTimes(SentMetrics sent, RunResult run, JsonTree root) {
    String name = "http.client.request.duration";
    assertTimes(sent.times(name, "error.type", ""), run.service(), root.at("service"));
    run.serviceOfErrors()
        .forEach(
            (outcome, times) ->
                assertTimes(
                    sent.times(name, "error.type", outcome.id()),
                    times,
                    root.at("serviceOfErrors", outcome.id())));
    assertThat(sent.counts(name, "error.type").values().stream().mapToLong(each -> each).sum())
        .isEqualTo(run.sent());
  }

  private static void assertStream(SentMetrics sent, StreamResult stream, JsonTree tokens) {
    assertTimes(sent.times("loadline.time_to_first_token"), stream.first(), tokens.at("ttft"));
    assertTimes(sent.times("loadline.time_per_output_token"), stream.perToken(), tokens.at("tpot"));
    assertTimes(
        sent.times("loadline.time_to_first_chunk"),
        stream.firstFromSent(),
        tokens.at("ttftFromSent"));
    assertTimes(sent.times("loadline.time_per_output_chunk"), stream.gap(), tokens.at("itl"));
    assertThat(sent.figures("loadline.output_tokens", "loadline.token_source"))
        .containsExactly(
            Map.entry(tokens.text("source"), tokens.figure("outputTokens").orElseThrow()));
  }

  private static RunResult staged() {
    for (int seed = 0; ; seed++) {
      RunResult run = new RandomRun(seed, 4).split(1).whole();
      if (!run.stages().isEmpty()) {
        return run;
      }
    }
  }

  @Test
  void each_stage_has_its_response_times() throws IOException {
    RunResult run = staged();
    ResultDocument gate = FinishedGate.of(run);
    SentMetrics sent = receiver.send(gate);

    List<JsonTree> stages = gate.root().list("stages");
    assertThat(sent.counts("loadline.stage.response.duration", "loadline.stage"))
        .hasSameSizeAs(stages);
    for (int i = 0; i < stages.size(); i++) {
      assertTimes(
          sent.times("loadline.stage.response.duration", "loadline.stage", "int " + (i + 1)),
          run.stages().get(i).response(),
          stages.get(i).at("response"));
    }
  }

  @Test
  void quantiles_are_off_by_half_a_bucket_at_most() throws IOException {
    RunResult run = new RandomRun(3, 2).split(1).whole();
    ExponentialHistogramDataPoint sent =
        receiver.send(FinishedGate.of(run)).times("loadline.response.duration");
    double base = Math.pow(2, Math.pow(2, -sent.getScale()));
    for (double each : PERCENTILES) {
      double exact = run.response().percentile(each) / NANOS_PER_SECOND;
      double[] bounds = SentMetrics.bucketAt(sent, Distribution.rank(each, sent.getCount()));
      assertThat((bounds[0] + bounds[1]) / 2 / exact)
          .isCloseTo(1, within((base - 1) / 2 * (1 + 1e-9)));
    }
  }

  @Test
  void a_request_that_was_never_sent_is_counted_with_its_error_type_and_has_no_time()
      throws IOException {
    RunResult run =
        new SampleRun().outcome(Outcome.NOT_SENT, 2, Duration.ofSeconds(1), "too late").build();
    SentMetrics sent = receiver.send(FinishedGate.of(run));
    assertThat(sent.figures("loadline.requests", "error.type"))
        .isEqualTo(Map.of("", 100.0, "not-sent", 2.0));
    assertThat(sent.times("http.client.request.duration").getCount()).isEqualTo(100);
    assertThat(sent.figures("loadline.error_ratio", "")).containsEntry("", 0.019608);
  }

  @Test
  void all_of_it_was_measured_from_the_start_of_the_load_to_its_end() throws IOException {
    ExponentialHistogramDataPoint times =
        receiver.send(FinishedGate.of(new SampleRun().build())).times("loadline.response.duration");
    long start = Instant.parse("2026-11-24T09:00:00Z").getEpochSecond() * 1_000_000_000;
    assertThat(times.getStartTimeUnixNano()).isEqualTo(start);
    assertThat(times.getTimeUnixNano()).isEqualTo(start + 12_600_000_000L);
  }

  @Test
  void counts_and_histograms_are_cumulative() throws IOException {
    SentMetrics sent = receiver.send(FinishedGate.of(new SampleRun().build()));
    AggregationTemporality cumulative = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    assertThat(sent.metric("loadline.requests").getSum().getAggregationTemporality())
        .isEqualTo(cumulative);
    assertThat(
            sent.metric("loadline.lag.duration")
                .getExponentialHistogram()
                .getAggregationTemporality())
        .isEqualTo(cumulative);
  }

  private static Map<String, Double> outcomes(JsonTree root) {
    Map<String, Double> outcomes = new TreeMap<>();
    root.members("outcomes")
        .forEach((outcome, count) -> outcomes.put(outcome, count.figure().orElseThrow()));
    return outcomes;
  }
}
