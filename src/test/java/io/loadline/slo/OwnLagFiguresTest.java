package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.Objective;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import org.junit.jupiter.api.Test;

/** How much of a figure is our own lag, and what it proves without. */
class OwnLagFiguresTest {
  private static final Objective P50 = atMost("http/ttft-p50", 1_000);

  /** Answers of two messages, after 100 and 120 ms, of which 50 ms are our lag. */
  private static RunResult late(Objective objective) {
    return SureRun.streamed(200, i -> new double[] {100, 120}, GoodputLimits.NONE, 50, objective);
  }

  private static double lag(Kind kind, RunResult run) {
    return MomentRule.lag(kind, run) / 1e6;
  }

  @Test
  void it_is_in_responses_and_first_tokens_and_not_between_tokens() {
    RunResult whole = SureRun.of(100, i -> 80, 30, atMost("http/latency-mean", 100));

    assertThat(lag(Kind.LATENCY_MEAN, whole)).isEqualTo(30);
    assertThat(lag(Kind.LATENCY_MEAN, late(P50))).isEqualTo(50);
    assertThat(lag(Kind.TTFT_MEAN, late(P50))).isEqualTo(50);
    assertThat(lag(Kind.ITL_MEAN, late(P50))).isZero();
    assertThat(lag(Kind.TPOT_MEAN, late(P50))).isZero();
  }

  @Test
  void a_lower_limit_is_proven_by_what_is_left_of_a_first_token() {
    Objective kept = atLeast("http/ttft-p50", 49.9);
    Objective open = atLeast("http/ttft-p50", 50.2);

    assertThat(RankRule.judge(kept, late(kept)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(RankRule.judge(open, late(open)).cause()).isEqualTo(Cause.OWN_LAG);
  }

  /** Rank 90 of 100, of which 80 have a time. */
  @Test
  void a_lower_limit_at_a_rank_on_an_error_is_open_where_the_errors_up_to_it_are_ours() {
    Objective p90 = atLeast("http/latency-p90", 1);
    HandMade ours = new HandMade(p90).served(80, 10).errors(Outcome.RESET, 10).laggedTimeouts(10);
    HandMade theirs = new HandMade(p90).served(80, 10).errors(Outcome.RESET, 11).laggedTimeouts(9);

    assertThat(RankRule.judge(p90, ours.build()).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(RankRule.judge(p90, theirs.build()).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void what_is_missing_of_a_mean_is_named() {
    RunResult failed = SureRun.streamed(100, i -> new double[0], GoodputLimits.NONE, 0, P50);
    RunResult single = SureRun.streamed(100, i -> new double[] {10}, GoodputLimits.NONE, 0, P50);

    assertThat(MomentRule.judge(atMost("http/ttft-mean", 100), failed).cause())
        .isEqualTo(Cause.NO_TOKEN);
    assertThat(MomentRule.judge(atMost("http/itl-mean", 100), single).cause())
        .isEqualTo(Cause.NO_SECOND_TOKEN);
  }
}
