package io.loadline.slo;

import static io.loadline.slo.TurnsOfTwo.FAILS;
import static io.loadline.slo.TurnsOfTwo.margin;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.Metric;
import io.loadline.plan.SlicePlan;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.slo.TurnsOfTwo.Service;
import io.loadline.testkit.Plans;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two endpoints whose every request is known. */
class CompareRuleTest {
  private static final SlicePlan.Figure MEDIAN = margin(50, 0.1);
  private static final SlicePlan.Figure P90 = margin(90, 0.1);
  private static final Service USUAL = (at, since, usual) -> usual;

  private static Service times(double factor) {
    return (at, since, usual) -> factor * usual;
  }

  /** A turn begins slower, which dies with 2 s. */
  private static Service settling(double more) {
    return (at, since, usual) -> usual * (1 + more * Math.exp(-since / 2));
  }

  private static ComparedFigure only(Judgment judgment) {
    assertThat(judgment.comparisons()).hasSize(1);
    return judgment.comparisons().get(0);
  }

  @Test
  void a_worse_figure_is_told_with_its_ratio_and_that_of_all_requests() {
    Judgment judgment = new TurnsOfTwo(5, MEDIAN, P90).canary(USUAL, times(1.3));
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.headline())
        .matches(
            "http/latency-p50 \\d\\d % higher than that of stable, http/latency-p90 \\d\\d % higher than"
                + " that of stable");
    assertThat(judgment.remarks())
        .anyMatch(
            each ->
                each.matches(
                    "http/latency-p50 of all requests is 1\\.\\d{3} times that of stable, with a"
                        + " standard error of \\d\\.\\d % \\(jackknife\\)"));
    ComparedFigure figure = judgment.comparisons().get(0);
    assertThat(figure.reason()).isEmpty();
    assertThat(figure.before()).isCloseTo(20, within(1.0));
    assertThat(figure.now()).isCloseTo(26, within(1.0));
    assertThat(requireNonNull(figure.ratio()).estimate()).isCloseTo(1.3, within(0.08));
  }

  @Test
  void what_is_not_worse_is_said_beside_the_objectives() {
    Judgment judgment = new TurnsOfTwo(1, MEDIAN).canary(USUAL, USUAL);
    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.headline()).endsWith("holds; no worse than stable");
    assertThat(judgment.reason()).isEmpty();
  }

  @Test
  void the_baseline_is_judged_by_its_objectives_alone() {
    Judgment stable = new TurnsOfTwo(1, MEDIAN).judged(USUAL, times(2)).get(0);
    assertThat(stable.verdict()).isEqualTo(Verdict.PASS);
    assertThat(stable.comparisons()).isEmpty();
  }

  @Test
  void the_time_in_which_a_turn_settles_is_not_compared() {
    Service cold = (at, since, usual) -> since < 1 ? 10 * usual : usual;
    assertThat(only(new TurnsOfTwo(1, MEDIAN).canary(USUAL, cold)).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void what_a_turn_leaves_behind_for_the_next_is_seen_and_decides_nothing() {
    ComparedFigure figure = only(new TurnsOfTwo(3, MEDIAN).canary(settling(0.6), settling(0.6)));
    assertThat(figure.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(figure.ratio()).isNotNull();
    assertThat(figure.reason())
        .matches(
            "a turn begins under what went before it: http/latency-p50 of stable is 0\\.\\d\\d times"
                + " as much at the end of its slices as at their start; let settle and slice be"
                + " longer");
  }

  @Test
  void a_collapse_is_no_improvement() {
    ComparedFigure figure = only(new TurnsOfTwo(1, MEDIAN).canary(USUAL, (at, since, usual) -> 1));
    assertThat(figure.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(figure.reason())
        .isEqualTo(
            "95 % lower than that of stable: less may be done, not the same faster; look whether"
                + " both answer alike, and name this endpoint as the baseline if they do");
  }

  @Test
  void what_is_not_sure_says_how_much_longer_it_takes() {
    Judgment judgment = new TurnsOfTwo(1, P90).canary(USUAL, times(1.07));
    ComparedFigure figure = only(judgment);
    assertThat(figure.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(figure.reason())
        .matches(
            "between \\d\\.\\d\\d and 1\\.\\d\\d times that of stable; \\d+ times the duration"
                + " decides if it stays so");
    assertThat(judgment.headline())
        .isEqualTo("not decided whether http/latency-p90 is worse than that of stable");
    assertThat(judgment.reason()).startsWith("http/latency-p90: between ");
  }

  @Test
  void failures_are_slower_than_any_answer() {
    Service failing = (at, since, usual) -> (long) (at * 1000) % 100 < 15 ? FAILS : usual;
    ComparedFigure figure = only(new TurnsOfTwo(1, P90).canary(USUAL, failing));
    assertThat(figure.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(figure.now()).isNull();
    assertThat(figure.before()).isNotNull();
    assertThat(figure.reason())
        .matches(
            "it falls on a failed request in \\d+ groups of pairs of slices, and in 0 of stable");
    assertThat(only(new TurnsOfTwo(1, P90).canary(failing, failing)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(only(new TurnsOfTwo(1, P90).canary(failing, USUAL)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void more_errors_are_told_and_keep_the_rest_from_a_pass() {
    Service failing = (at, since, usual) -> (long) (at * 1000) % 100 < 5 ? FAILS : usual;
    Judgment judgment = new TurnsOfTwo(1, MEDIAN).canary(USUAL, failing);
    assertThat(only(judgment).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(only(judgment).reason())
        .matches(
            "[45]\\.\\d % of the requests to canary failed, and 0\\.0 % of those to stable: the times"
                + " are those of fewer requests");
    assertThat(new TurnsOfTwo(1, MEDIAN).canary(failing, USUAL).remarks())
        .anyMatch(each -> each.startsWith("0.0 % of the requests to canary failed, and "));
  }

  @Test
  void beside_a_dead_endpoint_nothing_is_compared() {
    Judgment judgment = new TurnsOfTwo(1, MEDIAN).canary((at, since, usual) -> FAILS, USUAL);
    assertThat(only(judgment).reason()).isEqualTo("no request to stable succeeded");
    assertThat(judgment.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    Judgment dead = new TurnsOfTwo(1, MEDIAN).canary(USUAL, (at, since, usual) -> FAILS);
    assertThat(dead.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_run_that_was_interrupted_compares_nothing() {
    Judgment judgment =
        new TurnsOfTwo(1, MEDIAN).ending(RunEnding.INTERRUPTED).canary(USUAL, times(2));
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(only(judgment).ratio()).isNull();
    assertThat(only(judgment).reason())
        .isEqualTo("the load of stable was not driven as it was planned");
  }

  @Test
  void endpoints_that_take_no_turns_are_left_as_they_are() {
    Judgment alone = new DisturbedRun(Plans.noErrors()).seconds(1, 5, 1).judge();
    RunResult run = new DisturbedRun(Plans.noErrors()).build();
    assertThat(Judge.compared(List.of("a"), List.of(run), List.of(alone))).containsExactly(alone);
  }

  @Test
  void groups_hold_neighbouring_pairs_and_all_of_them() {
    Judgment judgment = new TurnsOfTwo(1, MEDIAN).pairs(47).canary(USUAL, times(1.05));
    assertThat(only(judgment).verdict()).isEqualTo(Verdict.PASS);
    assertThat(only(judgment).metric()).isEqualTo(Metric.percentile(50));
  }
}
