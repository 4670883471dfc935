package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.loadline.result.Outcome;
import io.loadline.slo.Cause;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportEntriesTest {
  @Test
  void figures_carry_the_names_of_iter8() {
    assertThat(ReportEntries.of(Reports.of(new SampleRun().build(), Reports.fail())))
        .containsExactly(
            entry("verdict", "FAIL"),
            entry("http/request-count", "100"),
            entry("http/error-count", "0"),
            entry("http/error-rate", "0"),
            entry("http/throughput", "7.936508"),
            entry("http/latency-mean", "612.4"),
            entry("http/latency-stddev", "101.24816"),
            entry("http/latency-min", "460"),
            entry("http/latency-max", "840.2"),
            entry("http/latency-p50", "590.1"),
            entry("http/latency-p75", "662.4"),
            entry("http/latency-p90", "701.3"),
            entry("http/latency-p95", "840.2"),
            entry("http/latency-p99", "840.2"),
            entry("http/latency-p99.9", "840.2"),
            entry("seed", "7"),
            entry("transport", "netty-epoll"),
            entry("result", Reports.RESULT_FILE));
  }

  @Test
  void a_judged_percentile_on_an_error_is_left_out_rather_than_flattered() {
    Judgment judgment =
        new Judgment(
            Verdict.FAIL,
            "1 of 1 objectives broken",
            "",
            List.of(Reports.broken(SampleRun.P99, null, Cause.ERROR_AT_RANK)),
            List.of());
    assertThat(ReportEntries.of(Reports.of(new SampleRun().build(), judgment)))
        .doesNotContainKey("http/latency-p99")
        .containsKey("http/latency-p95");
  }

  @Test
  void a_dead_service_has_no_latencies() {
    SampleRun run =
        new SampleRun()
            .response(FixedDistribution.NONE)
            .outcome(Outcome.SUCCESS, 0, Duration.ZERO, "")
            .outcome(Outcome.RESET, 100, Duration.ZERO, "reset");
    Judgment judgment = new Judgment(Verdict.FAIL, "no success", "", List.of(), List.of());
    assertThat(ReportEntries.of(Reports.of(run.build(), judgment)))
        .containsEntry("http/error-rate", "1")
        .doesNotContainKey("http/latency-mean")
        .allSatisfy((key, value) -> assertThat(value).isNotBlank());
  }
}
