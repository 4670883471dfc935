package io.loadline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.loadline.plan.Metric;
import io.loadline.plan.Workload;
import io.loadline.result.GoodCounts;
import io.loadline.result.Moments;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.result.StreamExceedances;
import io.loadline.result.StreamResult;
import io.loadline.result.StreamTimes;
import io.loadline.result.TokenCounts;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunFiguresTest {
  @Test
  void the_figures_of_whole_answers_are_times_errors_and_rate() {
    RunResult run =
        new SampleRun().outcome(Outcome.SERVER_ERROR, 25, Duration.ZERO, "500 broken").build();

    assertThat(RunFigures.of(run).rounded().values())
        .containsExactly(
            entry("achieved-rate", 7.937),
            entry("error-ratio", 0.2),
            entry("latency-mean", 612.4),
            entry("latency-p50", 590.1),
            entry("latency-p90", 701.3),
            entry("latency-p95", 840.2),
            entry("latency-p99", 840.2));
  }

  @Test
  void a_stream_has_times_of_its_tokens_and_how_many_there_are() {
    StreamTimes times =
        new StreamTimes(
            FixedDistribution.ofMillis(80, 90, 250),
            FixedDistribution.ofMillis(79, 89, 249),
            Moments.NONE,
            FixedDistribution.ofMillis(20, 21, 60),
            FixedDistribution.ofMillis(22, 23, 24),
            FixedDistribution.NONE);
    RunResult whole = new SampleRun().build();
    StreamResult stream =
        new StreamResult(
            new TokenCounts(12_800, 100, 0, 0, 0),
            times,
            new StreamExceedances(List.of(), List.of(), List.of()),
            new GoodCounts(100, 100));

    assertThat(RunFigures.of(with(whole, stream)).values())
        .contains(
            entry("ttft-p50", 90.0),
            entry("ttft-p99", 250.0),
            entry("itl-p50", 21.0),
            entry("itl-p99", 60.0),
            entry("tpot-p50", 23.0),
            entry("tpot-p99", 24.0),
            entry("tokens-per-answer", 128.0));
  }

  private static RunResult with(RunResult run, StreamResult stream) {
    return new RunResult(
        run.plan(),
        run.execution(),
        run.counts(),
        run.times(),
        run.series(),
        stream,
        run.cluster(),
        run.server());
  }

  @Test
  void a_closed_load_has_no_rate_that_it_should_achieve() {
    RunResult run = new SampleRun().workload(new Workload.Closed(4)).build();

    assertThat(RunFigures.of(run).value(RunFigures.ACHIEVED_RATE)).isEmpty();
  }

  @Test
  void a_run_without_a_success_has_no_times() {
    RunResult run = new SampleRun().response(FixedDistribution.NONE).build();

    assertThat(RunFigures.of(run).values()).containsOnlyKeys("achieved-rate", "error-ratio");
  }

  @Test
  void a_metric_has_the_id_of_its_figure_however_it_is_written() {
    Metric rpc = Metric.parse("grpc/latency/p99").orElseThrow();

    assertThat(RunFigures.id(rpc)).isEqualTo("latency-p99");
    assertThat(RunFigures.id(Metric.percentile(Metric.Kind.TTFT_PERCENTILE, 50)))
        .isEqualTo("ttft-p50");
    assertThat(RunFigures.id(Metric.of(Metric.Kind.LATENCY_MEAN))).isEqualTo("latency-mean");
  }

  @Test
  void runs_of_one_job_are_kept_as_their_mean_with_how_much_they_differ() {
    RunResult one = new SampleRun().response(FixedDistribution.ofMillis(100)).build();
    RunResult other =
        new SampleRun()
            .response(FixedDistribution.ofMillis(121))
            .outcome(Outcome.SERVER_ERROR, 25, Duration.ZERO, "500 broken")
            .build();

    assertThat(RunFigures.ofOneJob(List.of(one, other)).rounded().values())
        .as("ln 1.21 / sqrt 2 is 0.1348")
        .contains(entry("latency-p50", 110.0), entry("latency-p50-within", 0.1348))
        .as("errors are not averaged away")
        .contains(entry("error-ratio", 0.2));
    assertThat(RunFigures.ofOneJob(List.of(one))).isEqualTo(RunFigures.of(one));
  }

  @Test
  void a_figure_that_one_run_of_a_job_does_not_have_its_job_does_not_have() {
    RunResult one = new SampleRun().build();
    RunResult none = new SampleRun().response(FixedDistribution.NONE).build();

    assertThat(RunFigures.ofOneJob(List.of(one, none)).values())
        .containsOnlyKeys("achieved-rate", "achieved-rate-within", "error-ratio");
  }

  @Test
  void four_significant_digits_are_kept() {
    RunFigures figures = new RunFigures(Map.of("a", 12.345678, "b", 123_456.0, "c", 0.00098765));

    assertThat(figures.rounded().values())
        .containsExactly(entry("a", 12.35), entry("b", 123_500.0), entry("c", 0.0009877));
  }
}
