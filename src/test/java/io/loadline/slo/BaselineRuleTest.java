package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.FigureMargin;
import io.loadline.plan.Metric;
import io.loadline.result.ComparedRuns;
import io.loadline.result.ComparedRuns.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Runs of a gate beside those of a baseline; intervals are those of RunComparisonTest. */
class BaselineRuleTest {
  private static final Metric P99 = Metric.percentile(99);
  private static final String FIGURE = "latency-p99";
  private static final double[] STEADY = {100, 101, 99.5, 100.2, 100.8};
  private static final double[] SPREAD = {100, 140, 80, 120, 70};
  private static final Judgment HOLDS =
      new Judgment(Verdict.PASS, "the objective holds", "", List.of(), List.of());

  private static List<Sample> runs(String figure, double... values) {
    return DoubleStream.of(values)
        .mapToObj(value -> new Sample(Map.of(figure, value), Map.of()))
        .toList();
  }

  private static ComparedRuns beside(double[] before, double... now) {
    return beside(runs(FIGURE, before), runs(FIGURE, now), "");
  }

  private static ComparedRuns beside(List<Sample> before, List<Sample> now, String obstacle) {
    List<FigureMargin> margins = List.of(new FigureMargin(P99, 0.1, FIGURE));
    return new ComparedRuns("baselines/iris.json", 0.1, margins, before, now, obstacle);
  }

  private static ComparedFigure only(Judgment judgment) {
    assertThat(judgment.comparisons()).hasSize(1);
    return judgment.comparisons().get(0);
  }

  @Test
  void without_a_baseline_limits_decide_alone() {
    assertThat(BaselineRule.judge(HOLDS, null)).isSameAs(HOLDS);
  }

  @Test
  void what_is_as_before_passes() {
    Judgment judged = BaselineRule.judge(HOLDS, beside(STEADY, 101));
    assertThat(judged.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.headline()).isEqualTo("the objective holds; no worse than the baseline");
    assertThat(judged.reason()).isEmpty();
    assertThat(only(judged).reason()).isEmpty();
    assertThat(only(judged).before()).isBetween(99.5, 101.0);
    assertThat(only(judged).now()).isEqualTo(101, offset(1e-9));
  }

  @Test
  void what_is_slower_by_more_than_is_allowed_fails_whatever_the_limits_say() {
    Judgment judged = BaselineRule.judge(HOLDS, beside(STEADY, 130));
    assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judged.headline())
        .isEqualTo("http/latency-p99 30 % higher than in the baseline; the objective holds");
    assertThat(only(judged).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void what_is_slower_by_less_than_is_allowed_passes_though_it_is_told() {
    ComparedFigure figure = only(BaselineRule.judge(HOLDS, beside(STEADY, 105, 105.2, 104.9)));
    assertThat(figure.ratio()).matches(ratio -> ratio != null && ratio.lower() > 1);
    assertThat(figure.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void what_may_be_slower_by_more_is_not_decided_and_says_what_would_decide() {
    Judgment judged = BaselineRule.judge(HOLDS, beside(SPREAD, 100));
    assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged.headline())
        .isEqualTo("1 of 1 not decided against the baseline; the objective holds");
    assertThat(only(judged).reason())
        .startsWith("not decided: it may be higher by up to ")
        .endsWith("; a baseline of more jobs tells more");
    assertThat(only(BaselineRule.judge(HOLDS, beside(new double[] {100, 104, 97, 102, 99}, 103))))
        .extracting(ComparedFigure::reason)
        .asString()
        .endsWith("; beside 8 jobs 10 % is told as a rule");
  }

  /** As four runs of four jobs they would be told to be slower. */
  @Test
  void runs_of_a_gate_share_the_luck_of_its_job_and_count_as_one() {
    double[] before = {100, 104, 97, 102, 99};
    ComparedFigure one = only(BaselineRule.judge(HOLDS, beside(before, 106)));
    ComparedFigure four = only(BaselineRule.judge(HOLDS, beside(before, 106, 106, 106, 106)));
    assertThat(four.ratio()).isEqualTo(one.ratio());
    assertThat(four.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void a_collapse_to_fast_answers_is_not_better() {
    Judgment judged = BaselineRule.judge(HOLDS, beside(STEADY, 1));
    assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged.headline()).isEqualTo("unlike the baseline; the objective holds");
    assertThat(only(judged).reason())
        .startsWith("lower than before by more than 10 %: if that is meant, record the baseline");
  }

  @Test
  void what_cannot_be_compared_never_passes() {
    Judgment judged =
        BaselineRule.judge(
            HOLDS, beside(runs(FIGURE, STEADY), runs(FIGURE, 100), "the image is another"));
    assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged.headline())
        .isEqualTo("nothing was compared with the baseline; the objective holds");
    assertThat(judged.reason()).isEqualTo("the image is another");
    assertThat(only(judged).ratio()).isNull();
  }

  @Test
  void a_figure_that_a_run_does_not_have_is_not_decided() {
    assertThat(only(BaselineRule.judge(HOLDS, beside(STEADY, 100, 0))).reason())
        .isEqualTo("not every run of this gate has this figure");
    assertThat(only(BaselineRule.judge(HOLDS, beside(new double[] {100, 0}, 100))).reason())
        .isEqualTo("not every run of the baseline has this figure");
  }

  @Test
  void a_run_that_limits_find_invalid_stays_so_whatever_its_figures_are() {
    Judgment invalid =
        new Judgment(Verdict.INVALID, "the run was interrupted", "", List.of(), List.of());
    Judgment judged = BaselineRule.judge(invalid, beside(STEADY, 130));
    assertThat(judged.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(only(judged).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged.headline()).startsWith("the run was interrupted; ");
  }

  @Test
  void a_broken_limit_fails_beside_a_baseline_that_holds() {
    Judgment broken =
        new Judgment(Verdict.FAIL, "1 of 2 objectives broken", "", List.of(), List.of());
    Judgment judged = BaselineRule.judge(broken, beside(STEADY, 100));
    assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judged.headline()).isEqualTo("1 of 2 objectives broken; no worse than the baseline");
  }

  @Test
  void a_figure_that_our_own_fault_may_explain_is_invalid() {
    Sample doubtful = new Sample(Map.of(FIGURE, 130.0), Map.of(FIGURE, "our own lag explains it"));
    Judgment judged =
        BaselineRule.judge(HOLDS, beside(runs(FIGURE, STEADY), List.of(doubtful), ""));
    assertThat(judged.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(only(judged).reason()).isEqualTo("our own lag explains it");
  }

  @Test
  void lag_of_the_load_generator_is_such_a_fault_and_a_slow_service_is_none() {
    FigureMargin margin = new FigureMargin(P99, 0.1, FIGURE);
    double[] before = {20, 20.1, 19.9};
    HandMade late = new HandMade(NO_ERRORS).served(95, 20).successes(5, 30, 0, 20);
    HandMade slow = new HandMade(NO_ERRORS).served(95, 20).served(5, 50);
    assertThat(BaselineRule.doubt(late.build(), AllowedInterference.NOTHING, margin, before))
        .contains("our own lag explains it");
    assertThat(BaselineRule.doubt(slow.build(), AllowedInterference.NOTHING, margin, before))
        .isEmpty();
  }
}
