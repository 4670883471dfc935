package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.result.RunResult;
import io.loadline.slo.Cause;
import io.loadline.slo.FigureBounds;
import io.loadline.slo.Judge;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SampleRun;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FigureIntervalsTest {
  private static String text(Verdict verdict, ObjectiveVerdict... objectives) {
    Judgment judgment = new Judgment(verdict, "told", "", List.of(objectives), List.of());
    return ConsoleText.of(Reports.of(new SampleRun().build(), judgment));
  }

  private static ObjectiveVerdict between(
      Objective objective, double lower, @Nullable Double upper) {
    return Reports.between(objective, lower, upper, Verdict.PASS, Cause.NONE);
  }

  /** One request each 10 ms. */
  private static RunResult run(int requests, Objective... objectives) {
    return Simulation.run(
        Plans.plan(
            Plans.constant(100),
            new PhaseLength.Requests(requests),
            PhaseLength.NOTHING,
            9,
            objectives),
        SimulatedTransport.answeringAfter(20_000_000));
  }

  @Test
  void an_interval_stands_beside_its_figure() {
    assertThat(
            text(
                Verdict.PASS,
                between(SampleRun.P99, 196.14, 231.8),
                Reports.holds(SampleRun.ERRORS, 0)))
        .startsWith(
            """
            PASS iris_keeps_its_promise: told
              objective          limit       observed   at 95 %       samples   verdict
              http/latency-p99   <= 300 ms   212.4 ms   196.1-231.8   100       PASS
              http/error-count   <= 0        0                        100       PASS
              load      100 requests""");
  }

  @Test
  void one_without_an_upper_end_says_from_where() {
    assertThat(text(Verdict.PASS, between(SampleRun.P99, 196.14, null)))
        .contains("  http/latency-p99   <= 300 ms   212.4 ms   from 196.1   100       PASS\n");
  }

  @Test
  void a_ratio_has_no_unit() {
    Objective ratio = Plans.upper(Metric.of(Metric.Kind.ERROR_RATE), 300);

    assertThat(text(Verdict.PASS, between(ratio, 0, 0.012345))).contains("   0-0.01235   ");
  }

  @Test
  void a_sure_verdict_says_how_much_its_requests_say() {
    assertThat(text(Verdict.PASS, between(SampleRun.P99.at(0.95), 196.14, 231.8)))
        .contains(
            """
              http/latency-p99: 100 requests say as much as 80 independent ones
            """);
  }

  @Test
  void what_is_not_sure_says_it_in_its_reason_alone() {
    ObjectiveVerdict undecided =
        Reports.between(
            SampleRun.P99.at(0.95), 196.14, 231.8, Verdict.INCONCLUSIVE, Cause.UNDECIDED);

    assertThat(text(Verdict.INCONCLUSIVE, undecided).lines())
        .filteredOn(line -> line.contains("independent"))
        .hasSize(1);
  }

  private static ObjectiveVerdict surer(ObjectiveVerdict verdict) {
    FigureBounds of = Objects.requireNonNull(verdict.bounds());
    return new ObjectiveVerdict(
        verdict.objective(),
        verdict.observed(),
        verdict.samples(),
        verdict.verdict(),
        verdict.cause(),
        new FigureBounds(
            of.lower(), of.upper(), 0.99, of.independent(), of.levelAbove(), null, of.method()));
  }

  /** Limits on streams may ask for another confidence. */
  @Test
  void where_levels_differ_each_figure_has_its_own() {
    Objective ttft = Plans.upper(Metric.percentile(Metric.Kind.TTFT_PERCENTILE, 95), 300);

    assertThat(
            text(
                Verdict.PASS,
                between(SampleRun.P99, 196.1, 231.8),
                surer(between(ttft.at(0.99), 100, null))))
        .contains(
            """
              objective         limit      observed  interval             samples  verdict
              http/latency-p99  <= 300 ms  212.4 ms  196.1-231.8 at 95 %  100      PASS
              http/ttft-p95     <= 300 ms  212.4 ms  from 100.0 at 99 %   100      PASS
            """);
  }

  @Test
  void gaps_between_tokens_are_no_requests() {
    Objective itl = Plans.upper(Metric.percentile(Metric.Kind.ITL_PERCENTILE, 95), 300);

    assertThat(text(Verdict.PASS, between(itl.at(0.95), 196.14, 231.8)))
        .contains("  http/itl-p95: 100 gaps say as much as 80 independent ones\n");
  }

  /** Requests stand behind it, and none of them had a token. */
  @Test
  void a_goodput_without_a_figure_is_not_one_of_too_short_a_run() {
    Objective goodput = new Objective(Metric.of(Metric.Kind.GOODPUT), Bound.LOWER, 0.9, 0.95);

    assertThat(text(Verdict.FAIL, Reports.broken(goodput, null, Cause.NO_TOKEN)))
        .contains("no data")
        .doesNotContain("too short");
  }

  /** The table of a FAIL has no room for another column. */
  @Test
  void intervals_stand_below_a_table_that_is_wide_without_them() {
    Objective p99 = Plans.upper(Metric.percentile(99.9), 200);

    assertThat(
            text(
                Verdict.FAIL,
                Reports.between(p99, 1196.14, 2231.8, Verdict.FAIL, Cause.NONE),
                Reports.between(SampleRun.P99, 196.14, null, Verdict.PASS, Cause.NONE),
                Reports.broken(
                    Plans.upper(Metric.of(Metric.Kind.LATENCY_MAX), 1), null, Cause.ERROR_AT_RANK)))
        .startsWith(
            """
            FAIL iris_keeps_its_promise: told
              objective            limit       observed         samples   verdict
              http/latency-p99.9   <= 200 ms   212.4 ms         100       FAIL  +6.2 %
              http/latency-p99     <= 300 ms   212.4 ms         100       PASS
              http/latency-max     <= 1 ms     > 30 s (error)   100       FAIL
              http/latency-p99.9: 1196.1-2231.8 ms at 95 %
              http/latency-p99: from 196.1 ms at 95 %
            """);
  }

  @Test
  void a_run_too_short_for_an_interval_says_so_instead() {
    RunResult run = run(3, SampleRun.MEAN);

    String text = ConsoleText.of(Reports.of(run, Judge.judge(run)));

    assertThat(text)
        .contains("  objective           limit       observed   interval    samples   verdict\n")
        .contains("  http/latency-mean   <= 500 ms   20.0 ms    too short   3         PASS\n");
  }
}
