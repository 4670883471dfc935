package io.loadline.assertj;

import static io.loadline.assertj.LoadResultAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.LoadResult;
import io.loadline.LoadResults;
import io.loadline.result.Outcome;
import io.loadline.slo.Verdict;
import io.loadline.testkit.FixedDistribution;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadResultAssertTest {
  private static final LoadResult PASSED =
      LoadResults.of(new SampleRun().build(), Verdict.PASS, "PASS iris: all hold\n  details");
  private static final LoadResult FAILED =
      LoadResults.of(
          new SampleRun().outcome(Outcome.TIMEOUT, 25, Duration.ZERO, "late").build(),
          Verdict.FAIL,
          "FAIL iris: 1 of 2 objectives broken\n  details");
  private static final LoadResult DEAD =
      LoadResults.of(
          new SampleRun()
              .response(FixedDistribution.NONE)
              .outcome(Outcome.SUCCESS, 0, Duration.ZERO, "")
              .build(),
          Verdict.FAIL,
          "FAIL iris: no success");

  @Test
  void a_healthy_result_meets_all_assertions() {
    assertThat(PASSED).isPass().hasVerdict(Verdict.PASS).hasNoErrors();
    assertThat(PASSED).errorRatio().isZero();
    assertThat(PASSED).throughput().isBetween(7.9, 8.0);
    assertThat(PASSED).latency().percentile(99).isLessThan(ofMillis(900));
    assertThat(PASSED).latency().mean().isGreaterThan(ofMillis(600));
    assertThat(PASSED).service().max().isEqualTo(Duration.ofNanos(840_200_000));
  }

  @Test
  void another_verdict_is_shown_with_the_whole_report() {
    assertThatThrownBy(() -> assertThat(FAILED).isPass())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "expected verdict PASS, but was FAIL:%nFAIL iris: 1 of 2 objectives broken\n  details"
                .formatted());
  }

  @Test
  void errors_are_counted() {
    assertThatThrownBy(() -> assertThat(FAILED).hasNoErrors())
        .hasMessageStartingWith("expected no errors, but 25 of 125 requests did not succeed:")
        .hasMessageContaining("FAIL iris: 1 of 2 objectives broken");
    assertThat(FAILED).errorRatio().isEqualTo(0.2);
  }

  @Test
  void a_latency_that_is_too_long_names_the_figure_and_the_verdict() {
    assertThatThrownBy(
            () -> assertThat(PASSED).latency().percentile(99.9).isLessThan(ofMillis(300)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("[latency p99.9 of 100 successes in PASS iris: all hold]");
  }

  @Test
  void no_success_means_no_latency_rather_than_zero() {
    assertThatThrownBy(() -> assertThat(DEAD).latency())
        .isInstanceOf(AssertionError.class)
        .hasMessage("no request succeeded, so there is no latency: FAIL iris: no success");
    assertThatThrownBy(() -> assertThat(DEAD).service())
        .hasMessageStartingWith("no request succeeded, so there is no service time");
    assertThatThrownBy(() -> assertThat(DEAD).hasNoErrors()).isInstanceOf(AssertionError.class);
  }

  @Test
  void a_percent_sign_in_a_name_does_no_harm() {
    LoadResult odd = LoadResults.of(new SampleRun().build(), Verdict.FAIL, "FAIL 100%s of %d: x");
    assertThatThrownBy(() -> assertThat(odd).isPass()).hasMessageEndingWith("FAIL 100%s of %d: x");
    assertThatThrownBy(() -> assertThat(odd).throughput().isZero())
        .hasMessageContaining("[throughput of FAIL 100%s of %d: x]");
  }
}
