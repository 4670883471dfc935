package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.PhaseLength;
import io.loadline.result.RunResult;
import io.loadline.slo.Cause;
import io.loadline.slo.Judge;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SampleRun;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsJsonTest {
  @Test
  void a_run_too_short_for_an_interval_has_a_null_one_in_its_file() throws Exception {
    RunResult run =
        Simulation.run(
            Plans.plan(
                Plans.constant(100),
                new PhaseLength.Requests(3),
                PhaseLength.NOTHING,
                9,
                SampleRun.MEAN,
                SampleRun.ERRORS),
            SimulatedTransport.answeringAfter(20_000_000));
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
        .endsWith(",\"levelAbove\":0.00000021817105250078343,\"needed\":100}");
  }
}
