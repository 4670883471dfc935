package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.result.RunResult;
import io.loadline.slo.Cause;
import io.loadline.slo.Judge;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SampleRun;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import java.util.List;
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
  void a_sure_verdict_says_how_much_its_requests_say_and_what_a_pass_does_not_cover() {
    assertThat(text(Verdict.PASS, between(SampleRun.P99.at(0.95), 196.14, 231.8)))
        .contains(
            """
              http/latency-p99: 100 requests say as much as 80 independent ones
              a sure PASS holds for disturbances that come at least every 1.6 s: rarer ones
                  such a run may miss
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

  @Test
  void a_run_too_short_for_an_interval_has_a_null_one_in_its_file() throws Exception {
    RunResult run = run(3, SampleRun.MEAN, SampleRun.ERRORS);
    String json = ResultJson.of(Reports.of(run, Judge.judge(run)), Reports.ENVIRONMENT);

    assertThat(ResultJsonTest.at(json, "objectives.0.interval")).isEqualTo("null");
    assertThat(ResultJsonTest.at(json, "objectives.1.interval")).isEqualTo("absent");
    assertThat(ResultJsonTest.at(json, "batches")).isEqualTo("absent");
  }

  @Test
  void an_interval_in_a_file_comes_with_what_it_follows_from() throws Exception {
    Judgment judgment =
        new Judgment(
            Verdict.FAIL,
            "told",
            "",
            List.of(
                Reports.between(
                    SampleRun.P99.at(0.9), 196.14, null, Verdict.INVALID, Cause.OWN_LAG)),
            List.of());
    String json = ResultJson.of(Reports.of(new SampleRun().build(), judgment), Reports.ENVIRONMENT);

    assertThat(ResultJsonTest.at(json, "objectives.0.cause")).isEqualTo("\"own-lag\"");
    assertThat(ResultJsonTest.at(json, "objectives.0.confidence")).isEqualTo("0.9");
    assertThat(ResultJsonTest.at(json, "objectives.0.interval"))
        .startsWith(
            "{\"confidence\":0.95,\"lower\":196.14,\"upper\":null,\"independent\":80,"
                + "\"levelAbove\":0.4,\"needed\":1234,\"level\":0.05,\"neighbours\":0.01,"
                + "\"trend\":null,\"suspect\":false,\"designEffect\":1.25,\"hits\":[1,0,0,0,1,");
    assertThat(ResultJsonTest.at(json, "batches"))
        .startsWith("{\"requests\":[3,3,3,")
        .contains("\"slowest\":[1,0,0,0,1,", "\"slower\":[2,2,1,", "\"sums_ns\":[1927200000,");
  }

  @Test
  void the_file_of_several_endpoints_has_bounds_alone() throws Exception {
    Report one = Reports.of(new SampleRun().build(), Reports.bounded());
    GateReport all =
        new GateReport(
            TestName.of("gate"),
            List.of(new GateReport.Endpoint(1, one)),
            List.of(),
            Report.Files.NONE,
            text -> text);

    assertThat(ResultJsonTest.at(GateJson.of(all, Reports.ENVIRONMENT), "objectives.0.interval"))
        .startsWith("{\"confidence\":0.95,\"lower\":591.143039,\"upper\":633.656961,")
        .endsWith(",\"levelAbove\":0.00000021817105250078343}");
  }
}
