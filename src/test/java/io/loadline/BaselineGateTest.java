package io.loadline;

import static io.loadline.BaselineBuilds.GATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Unwrapped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates that are to be no worse than before, over real sockets. */
class BaselineGateTest {
  @AutoClose private final BaselineBuilds builds;

  BaselineGateTest(@TempDir Path dir) {
    this.builds = new BaselineBuilds(dir);
  }

  @Test
  void a_gate_passes_against_its_own_baseline_and_is_judged_alike_from_its_result()
      throws IOException, JsonException {
    builds.record();
    GateOutput output = builds.passing(GATE);
    assertThat(output.errors()).isEmpty();
    assertThat(Unwrapped.text(output.console()))
        .contains("the objective holds; no worse than the baseline")
        .contains("1 run beside the 5 jobs of ")
        .contains(" tells in 4 of 5 cases that http/latency-p50 is ")
        .contains(" higher, and fails it from 40");
    JsonTree compared = builds.result(output, GATE).list("comparisons").get(0);
    assertThat(compared.text("metric")).isEqualTo("http/latency-p50");
    assertThat(compared.text("verdict")).isEqualTo("PASS");
    assertThat(output.entries()).containsKey("http/latency-p50-ratio");
    LoadResult again = Loadline.judge(builds.results(GATE));
    assertThat(again.verdict()).isEqualTo(Verdict.PASS);
    assertThat(again.judgment().comparisons()).hasSize(1);
    assertThat(output.console()).contains(again.toString());
  }

  @Test
  void a_slower_server_fails_though_all_limits_hold() throws IOException, JsonException {
    builds.record();
    builds.answerWithin(1000);
    GateOutput output = builds.run(GATE);
    assertThat(Unwrapped.text(output.message()))
        .startsWith("FAIL ")
        .contains("higher than in the baseline; the objective holds");
    assertThat(builds.result(output, GATE).list("comparisons").get(0).text("verdict"))
        .isEqualTo("FAIL");
  }

  @Test
  void a_collapse_to_fast_answers_is_not_green() throws IOException {
    builds.record();
    builds.answerWithin(0);
    GateOutput output = builds.run(GATE);
    assertThat(output.error()).isInstanceOf(InconclusiveError.class);
    assertThat(Unwrapped.text(output.message()))
        .contains("unlike the baseline")
        .contains("lower than before by more than 400 %");
  }

  @Test
  void a_gate_that_cannot_tell_what_it_is_to_tell_is_refused_with_a_plan_that_can()
      throws IOException {
    builds.record(job -> 100 * Math.pow(2.5, job % 2), LocalDate.now(ZoneOffset.UTC));
    long before = builds.requests();
    assertThat(Unwrapped.text(builds.run(GATE).message()))
        .contains("@Baseline(by = \"400%\"): http/latency-p50 cannot be told to be 400 % higher")
        .contains("1 run beside the 5 jobs of ")
        .contains("set by = \"")
        .contains("set runs = 4, say, and record anew");
    assertThat(builds.requests()).isEqualTo(before);
  }

  @Test
  void no_margin_is_advised_that_would_be_refused() throws IOException {
    builds.record(job -> 100 * Math.pow(90, job % 2), LocalDate.now(ZoneOffset.UTC));
    assertThat(Unwrapped.text(builds.run(GATE).message()))
        .contains("http/latency-p50 cannot be told to be 400 % higher")
        .contains("; set runs = 4, say, and record anew")
        .doesNotContain("set by = ");
  }

  @Test
  void the_load_is_repeated_and_each_run_is_kept() throws IOException {
    builds.record(
        BaselineTestCases.ThreeRuns.class, BaselineBuilds.ALIKE, LocalDate.now(ZoneOffset.UTC));
    assertThat(builds.baseline().runs().get(0).figures().value("latency-p50-within")).isPresent();
    GateOutput output = builds.passing(BaselineTestCases.ThreeRuns.class);
    Path results = builds.results(BaselineTestCases.ThreeRuns.class);
    assertThat(output.errors()).isEmpty();
    assertThat(Unwrapped.text(output.console())).contains("of 3, the worst by its limits");
    for (int i = 1; i <= 3; i++) {
      assertThat(Loadline.judge(results.resolve("run-" + i)).verdict()).isEqualTo(Verdict.PASS);
    }
    assertThat(Unwrapped.text(Loadline.judge(results)))
        .contains("the mean of 3 runs beside the 5 jobs of ");
  }

  @Test
  void a_gate_of_several_runs_is_not_compared_with_jobs_of_one() throws IOException {
    builds.record();
    long before = builds.requests();
    assertThat(Unwrapped.text(builds.run(BaselineTestCases.ThreeRuns.class).message()))
        .startsWith("INCONCLUSIVE ")
        .contains("runs was 1 in the baseline and is 3 now");
    assertThat(builds.requests()).isEqualTo(before);
  }

  @Test
  void a_broken_limit_fails_beside_a_baseline_that_holds() throws IOException {
    builds.record();
    assertThat(Unwrapped.text(builds.run(BaselineTestCases.BesideLimit.class).message()))
        .startsWith("FAIL ")
        .contains("1 of 2 objectives broken; no worse than the baseline");
  }

  @Test
  void a_baseline_that_is_switched_off_is_told_as_loosened() throws IOException {
    GateOutput output = builds.run(GATE, "loadline.baseline", "off");
    assertThat(output.errors()).isEmpty();
    assertThat(Unwrapped.text(output.console())).contains("(loosened)", "baseline off by ");
  }

  @Test
  void what_is_known_before_a_load_is_shown_with_its_plan() throws IOException {
    builds.record();
    String plan = Unwrapped.text(builds.run(GATE, "loadline.mode", "plan").console());
    assertThat(plan).contains("@Baseline(latencyP50) \"400%\"", "tells in 4 of 5 cases that");
    String missing =
        Unwrapped.text(
            builds
                .run(GATE, "loadline.mode", "plan", "loadline.baseline.file", "none.json")
                .console());
    assertThat(missing).contains("there is no baseline none.json");
  }
}
