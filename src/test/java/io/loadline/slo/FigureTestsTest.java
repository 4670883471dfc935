package io.loadline.slo;

import static io.loadline.slo.Limits.atMost;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.Bound;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.RequestCounts;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.stats.RankInterval;
import io.loadline.stats.TestOutcome;
import io.loadline.testkit.EarlyRun;
import java.time.Duration;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Ends of intervals by rank, and what is left of a broken limit without our own fault. */
class FigureTestsTest {
  private static final long MILLI = 1_000_000;
  private static final Objective P95 = atMost("http/latency-p95", 100).at(0.95);
  private static final Objective ERRORS = atMost("http/error-rate", 0.05).at(0.95);
  private static final Objective GOODPUT =
      new Objective(Metric.of(Metric.Kind.GOODPUT), Bound.LOWER, 0.95, 0.95);

  private static TestedFigure tested(RunResult run, Objective objective) {
    RequestBatches batches = RequestBatches.of(run.times().slices()).orElseThrow();
    return new FigureTests(run, new EarlyEndRule(run), batches, List::of, 0.95)
        .of(objective)
        .orElseThrow();
  }

  private static double upper(FigureBounds bounds) {
    return requireNonNull(bounds.upper());
  }

  /** 12 of 100. */
  private static boolean fails(int request) {
    return request * 7 % 25 < 3;
  }

  private static RunResult failing(Objective objective) {
    return SureRun.of(1_000, i -> fails(i) ? -5 : 5 + i % 10, 0, objective);
  }

  private static RunResult failingStreams() {
    GoodputLimits limits = new GoodputLimits(100 * MILLI, GoodputLimits.NO_LIMIT, 200 * MILLI);
    return SureRun.streamed(
        1_000, i -> fails(i) ? new double[0] : new double[] {5 + i % 10, 20}, limits, 0, GOODPUT);
  }

  /** The same run in which our own lag may be why so many requests timed out. */
  private static RunResult blaming(RunResult run, long timeouts) {
    RequestCounts counts = run.counts();
    return new RunResult(
        run.plan(),
        run.execution(),
        new RequestCounts(
            counts.sent(), counts.outcomes(), timeouts, counts.refused(), counts.exceedances()),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server());
  }

  /** Of 120 errors 110 are ours: one of 100 is left, where 5 may be. */
  @Test
  void errors_that_are_our_own_fault_are_taken_off() {
    for (Objective each : List.of(ERRORS, P95)) {
      RunResult run = failing(each);

      assertThat(tested(run, each).withoutFault()).as("%s", each).isEqualTo(TestOutcome.ABOVE);
      TestedFigure blamed = tested(blaming(run, 110), each);
      assertThat(blamed.outcome()).as("%s", each).isEqualTo(TestOutcome.ABOVE);
      assertThat(blamed.withoutFault()).as("%s", each).isEqualTo(TestOutcome.BELOW);
    }
  }

  @Test
  void attempts_that_are_not_good_by_our_own_fault_are_taken_off() {
    RunResult run = failingStreams();

    assertThat(tested(run, GOODPUT).withoutFault()).isEqualTo(TestOutcome.ABOVE);
    assertThat(tested(blaming(run, 110), GOODPUT).withoutFault()).isEqualTo(TestOutcome.BELOW);
  }

  @Test
  void where_only_errors_are_not_good_goodput_lies_where_they_leave_it() {
    RunResult run = failingStreams();
    FigureBounds errors = tested(run, ERRORS).bounds();
    FigureBounds goodput = tested(run, GOODPUT).bounds();

    assertThat(goodput.lower()).isEqualTo(1 - upper(errors));
    assertThat(upper(goodput)).isEqualTo(1 - errors.lower());
    assertThat(goodput.lower()).isBetween(0.85, 0.87);
  }

  /** Times of 10 to 109 ms, each once. */
  @Test
  void an_interval_may_reach_to_the_smallest_and_to_the_largest_time() {
    Objective low = atMost("http/latency-p5", 100).at(0.95);
    RunResult run = SureRun.of(100, i -> 10 + i * 37 % 100, 0, P95, low);

    assertThat(tested(run, low).bounds().lower()).isCloseTo(10, within(0.1));
    assertThat(upper(tested(run, P95).bounds())).isCloseTo(109, within(0.2));
  }

  /** As alike as the 1,010 requests that were looked at tell, of the 2,210 that came. */
  @Test
  void of_a_run_that_ended_early_the_ranks_are_of_all_requests() {
    IntToDoubleFunction unlike = i -> 5 + i * 7_919 % 1_009 / 10.0;
    RunResult looked = SureRun.of(1_010, unlike, 0, P95);
    RunResult whole = SureRun.of(2_210, unlike, 0, P95);
    EarlyEnd early = new EarlyEnd(Duration.ZERO, Duration.ZERO);
    RunResult run =
        EarlyRun.ended(
            whole, 10_000, early, RunEnding.DECIDED, whole.times().with(looked.times().slices()));

    FigureBounds bounds = tested(run, P95).bounds();

    RankInterval ranks = RankInterval.of(2_210, 1_010 / bounds.independent(), 0.95, 0.95);
    assertThat(bounds.lower()).isEqualTo(whole.response().atRank(ranks.lower()) / 1e6);
    assertThat(upper(bounds)).isEqualTo(whole.response().atRank(ranks.upper().orElseThrow()) / 1e6);
  }
}
