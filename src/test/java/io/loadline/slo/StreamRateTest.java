package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.MeanLoad;
import io.loadline.plan.Objective;
import io.loadline.result.ArrivalFigures;
import io.loadline.result.Moments;
import io.loadline.result.RequestCounts;
import io.loadline.result.RunResult;
import io.loadline.result.TimeSeries;
import org.junit.jupiter.api.Test;

/**
 * Tokens a second and goodput of a run of 1 s, of 100 requests of which 10 fail and 90 are answered
 * with two tokens: 180 a second, and 200 had all been answered.
 */
class StreamRateTest {
  private static final long SECOND = 1_000_000_000;
  private static final String RATE = "http/output-tokens-per-second";
  private static final GoodputLimits PROMPT =
      new GoodputLimits(GoodputLimits.NO_LIMIT, GoodputLimits.NO_LIMIT, SECOND / 10);

  private static RunResult run(Objective objective) {
    return SureRun.streamed(
        100, i -> i % 10 == 3 ? new double[0] : new double[] {5, 10}, PROMPT, 0, objective);
  }

  /**
   * Judged.
   *
   * @param offered on average by the plan
   * @param ours errors of which our own lag may be the reason
   */
  private static ObjectiveVerdict judged(Objective objective, double offered, long ours) {
    RunResult run = run(objective);
    RequestCounts counts = run.counts();
    MeanLoad mean = new MeanLoad(offered, SECOND);
    ArrivalFigures arrivals = new ArrivalFigures(mean, SECOND, Moments.NONE, Moments.NONE);
    return StreamRule.judge(
        objective,
        new RunResult(
            run.plan(),
            run.execution(),
            new RequestCounts(
                counts.sent(), counts.outcomes(), ours, counts.refused(), counts.exceedances()),
            run.times(),
            new TimeSeries(run.intervals(), run.stages(), arrivals),
            run.stream(),
            null,
            run.server()));
  }

  private static Verdict verdict(Objective objective, double offered, long ours) {
    return judged(objective, offered, ours).verdict();
  }

  @Test
  void tokens_that_failed_by_our_own_fault_are_as_many_as_those_of_other_answers() {
    assertThat(verdict(atLeast(RATE, 180), 100, 0)).isEqualTo(Verdict.PASS);
    assertThat(verdict(atLeast(RATE, 181), 100, 0)).isEqualTo(Verdict.FAIL);
    assertThat(verdict(atLeast(RATE, 200), 100, 10)).isEqualTo(Verdict.INVALID);
    assertThat(verdict(atLeast(RATE, 201), 100, 10)).isEqualTo(Verdict.FAIL);
    assertThat(verdict(atMost(RATE, 190), 100, 0)).isEqualTo(Verdict.PASS);
    assertThat(verdict(atMost(RATE, 190), 100, 10)).isEqualTo(Verdict.INVALID);
    assertThat(verdict(atMost(RATE, 200), 100, 10)).isEqualTo(Verdict.PASS);
  }

  /** 20 requests fewer than the plan offers: 40 tokens. */
  @Test
  void a_draw_of_few_requests_breaks_no_lower_limit() {
    ObjectiveVerdict drawn = judged(atLeast(RATE, 220), 120, 0);

    assertThat(drawn.verdict()).isEqualTo(Verdict.PASS);
    assertThat(drawn.cause()).isEqualTo(Cause.DRAWN_ARRIVALS);
    assertThat(drawn.observed()).isEqualTo(180.0);
    assertThat(verdict(atLeast(RATE, 221), 120, 0)).isEqualTo(Verdict.FAIL);
    assertThat(verdict(atMost(RATE, 180), 120, 0)).isEqualTo(Verdict.PASS);
    assertThat(verdict(atMost(RATE, 179), 120, 0)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_draw_of_many_requests_breaks_no_upper_limit() {
    assertThat(verdict(atMost(RATE, 140), 80, 0)).isEqualTo(Verdict.PASS);
    assertThat(verdict(atMost(RATE, 139), 80, 0)).isEqualTo(Verdict.FAIL);
    assertThat(verdict(atLeast(RATE, 180), 80, 0)).isEqualTo(Verdict.PASS);
    assertThat(verdict(atLeast(RATE, 181), 80, 0)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void attempts_that_failed_by_our_own_fault_may_have_been_good() {
    ObjectiveVerdict ours = judged(atLeast("http/goodput", 1), 100, 10);

    assertThat(ours.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(ours.observed()).isEqualTo(0.9);
    assertThat(verdict(atLeast("http/goodput", 1), 100, 9)).isEqualTo(Verdict.FAIL);
  }
}
