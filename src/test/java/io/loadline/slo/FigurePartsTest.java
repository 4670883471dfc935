package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.DECODE;
import static io.loadline.plan.TimedPart.PREFILL;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.UPSTREAM;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.slo.TimeCause.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a figure is made of, in ms, and when a part of it explains that a limit is broken. */
class FigurePartsTest {
  private static final Objective P90 = atMost("http/latency-p90", 100);
  private static final Map<TimedPart, Double> FAST = parts(2, 6, 10);
  private static final Map<TimedPart, Double> QUEUED = parts(580, 6, 10);
  private static final Map<TimedPart, Double> WORKED = parts(2, 6, 588);

  private static Map<TimedPart, Double> parts(double queue, double prefill, double decode) {
    return Map.of(QUEUE, queue, PREFILL, prefill, DECODE, decode);
  }

  private static FigureParts made(double own, double queue, double compute, double untold) {
    Map<TimedPart, Double> told = Map.of(QUEUE, queue, COMPUTE, compute);
    return new FigureParts(100, true, own, told, untold, KnownTiming.VLLM_METRICS, null);
  }

  private static FigureParts of(ToldRun run) {
    ObjectiveVerdict verdict = Judge.judge(run.build()).objectives().get(0);
    return FigureParts.ofEach(new BrokenObjective(verdict, run.build())).orElseThrow();
  }

  @Test
  void a_part_takes_at_least_what_no_other_has() {
    FigureParts parts = made(20, 50, 15, 10);

    assertThat(parts.least(List.of(QUEUE))).isEqualTo(100 - 20 - 15 - 10);
    assertThat(parts.most(List.of(QUEUE, COMPUTE))).isEqualTo(65);
    assertThat(parts.leastUntold()).isEqualTo(100 - 20 - 65);
    assertThat(made(20, 50, 45, 0).leastUntold()).isZero();
  }

  @Test
  void a_part_explains_it_that_is_half_of_what_is_not_our_own() {
    assertThat(made(20, 40, 40, 0).isExplainedBy(List.of(QUEUE), 90)).isTrue();
    assertThat(made(20, 39, 41, 0).isExplainedBy(List.of(QUEUE), 90)).isFalse();
  }

  @Test
  void a_part_explains_it_without_which_the_limit_would_hold() {
    assertThat(made(0, 60, 40, 0).isExplainedBy(List.of(QUEUE), 40)).isTrue();
    assertThat(made(0, 60, 40, 0).isExplainedBy(List.of(QUEUE), 39)).isFalse();
    assertThat(made(0, 20, 20, 60).isExplainedByUntold(40)).isTrue();
    assertThat(made(0, 20, 20, 60).isExplainedByUntold(39)).isFalse();
  }

  @Test
  void clocks_that_differ_by_more_than_a_twentieth_explain_nothing() {
    assertThat(made(0, 75, 20, 0).isExplainedBy(List.of(QUEUE), 50)).isTrue();
    assertThat(made(0, 74, 20, 0).isExplainedBy(List.of(QUEUE), 50)).isFalse();
  }

  @Test
  void of_requests_at_a_percentile_our_own_part_and_the_untold_one_are_known() {
    ToldRun run = new ToldRun(P90).own(5, 7).requests(80, 20, FAST).requests(20, 620, QUEUED);
    FigureParts parts = of(run);

    assertThat(parts.exact()).isTrue();
    assertThat(parts.figure()).isEqualTo(632);
    assertThat(parts.own()).isEqualTo(12);
    assertThat(parts.told()).isEqualTo(QUEUED);
    assertThat(parts.untold()).isCloseTo(620 - 596, within(1e-9));
  }

  @Test
  void of_many_requests_above_a_percentile_the_most_of_our_own_part_is_known() {
    ToldRun run = new ToldRun(atMost("http/latency-p50", 100)).own(5, 7);
    run.requests(900, 20, FAST).requests(150, 620, QUEUED).requests(1_050, 700, parts(660, 6, 10));
    FigureParts parts = of(run);

    assertThat(parts.exact()).isFalse();
    assertThat(parts.own()).isCloseTo(12, within(0.2));
  }

  /**
   * Five at the percentile waited, and three on each side of them worked; those above waited, too.
   */
  private static Optional<TimeCause> around(Objective objective, int below) {
    ToldRun run = new ToldRun(objective).requests(below, 20, FAST);
    for (int i = 0; i < 11; i++) {
      run.requests(1, 605 + i, i < 3 || i > 7 ? WORKED : QUEUED);
    }
    return run.requests(5, 900, parts(880, 6, 10)).causes().stream().findFirst();
  }

  @Test
  void of_a_thousand_requests_more_are_looked_at_beside_a_percentile() {
    assertThat(around(P90, 84)).map(TimeCause::kind).contains(Kind.QUEUE);
    assertThat(around(atMost("http/latency-p99", 100), 984))
        .map(TimeCause::kind)
        .contains(Kind.NOT_TOLD);
  }

  @Test
  void a_server_may_tell_a_little_more_than_a_request_took() {
    ToldRun run =
        new ToldRun(atMost("http/latency-mean", 100)).requests(100, 620, parts(609, 6, 6));
    FigureParts parts = of(run);

    assertThat(parts.told().get(QUEUE)).isCloseTo(609, within(1e-9));
    assertThat(parts.untold()).isZero();
  }

  @Test
  void first_tokens_are_held_back_where_more_is_untold_before_them_than_in_the_whole() {
    assertThat(FigureShares.isNotHeldBack(105, 100, 100)).isTrue();
    assertThat(FigureShares.isNotHeldBack(105.1, 100, 100)).isFalse();
  }

  @Test
  void a_proxy_tells_where_nobody_else_does() {
    ToldRun run = new ToldRun(atMost("http/latency-mean", 100));
    run.requests(100, 620, Map.of(UPSTREAM, 600.0));
    ObjectiveVerdict verdict = Judge.judge(run.build()).objectives().get(0);

    assertThat(FigureParts.of(new BrokenObjective(verdict, run.build())).orElseThrow().told())
        .containsOnlyKeys(UPSTREAM);
  }
}
