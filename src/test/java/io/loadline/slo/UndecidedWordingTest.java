package io.loadline.slo;

import static io.loadline.slo.SureRun.bounds;
import static io.loadline.slo.SureRun.judged;
import static io.loadline.slo.SureRun.slow;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.testkit.Plans;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What is said where a verdict is not sure. Runs in which every request's response time is known;
 * slow is 300 ms, fast 5 to 15 ms.
 */
class UndecidedWordingTest {
  private static final Objective P95 = Plans.upper(Metric.percentile(95), 100).at(0.95);

  /** 5 of 100 requests would be allowed to be slow: of the better half they are fewer. */
  @Test
  void a_service_that_gets_slower_all_the_time_is_no_sure_fail_and_takes_no_number_of_requests() {
    SplittableRandom random = new SplittableRandom(1);
    ObjectiveVerdict verdict =
        judged(4_000, i -> random.nextDouble() < 0.25 * i / 4_000 ? 300 : 5, P95);

    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.cause()).isEqualTo(Cause.TREND);
  }

  @Test
  void a_mean_near_its_limit_is_told_what_would_decide() {
    Objective mean = Plans.upper(Metric.of(Metric.Kind.LATENCY_MEAN), 12).at(0.95);
    ObjectiveVerdict verdict = judged(2_000, slow(0.003, 1), mean);

    assertThat(verdict.reason())
        .matches("not sure at 95 %: the mean is of 2,000 requests; some \\d,\\d{3} would decide");
    assertThat(bounds(verdict).needed()).isBetween(2_100L, 9_900L);
  }

  /** One success of 500: its mean has no spread, and says nothing. */
  @Test
  void a_mean_of_one_success_is_not_sure() {
    Objective mean = Plans.upper(Metric.of(Metric.Kind.LATENCY_MEAN), 12).at(0.95);

    assertThat(judged(500, i -> i == 77 ? 5 : -3, mean).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged(500, i -> i == 77 ? 50 : -3, mean).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void few_requests_decide_nothing_and_more_of_them_say_what_is_not_known() {
    Objective p50 = Plans.upper(Metric.percentile(50), 100).at(0.95);

    assertThat(judged(99, slow(0, 1), p50).reason()).endsWith("some 100 would decide");
    assertThat(Judge.judge(SureRun.of(100, slow(0, 1), 0, p50)).remarks())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("of fewer than 300 requests hardly anything is known of how alike they are");
    assertThat(Judge.judge(SureRun.of(300, slow(0, 1), 0, p50)).remarks())
        .containsExactly(
            "a sure PASS holds for disturbances that come at least every 0.4 s: rarer ones such a"
                + " run may miss");
  }
}
