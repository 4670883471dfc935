package io.loadline.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Bound;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.Workload;
import io.loadline.testkit.Plans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlannedPowerTest {
  private static final Objective P95 = Plans.upper(Metric.percentile(95), 300).at(0.95);

  private static List<String> power(int requests, Objective... objectives) {
    return power(requests, OptionalDouble.empty(), objectives);
  }

  private static List<String> power(int requests, OptionalDouble last, Objective... objectives) {
    PhaseLength extent = new PhaseLength.Requests(requests);
    return Judge.power(
        Plans.plan(Plans.constant(50), extent, PhaseLength.NOTHING, 1, objectives), metric -> last);
  }

  @Test
  void a_run_tells_of_shares_far_from_the_one_that_is_allowed() {
    assertThat(power(100, P95))
        .containsExactly(
            "what 100 requests tell of http/latency-p95 at 95 %, in 4 of 5 runs: broken from 2.5 times"
                + " the allowed share of slow requests on, kept up to 0.17 times");
  }

  /** Looks spend a fifth of the level. */
  @Test
  void a_run_that_may_end_early_tells_a_little_less() {
    PhaseLength extent = new PhaseLength.Requests(100);
    LoadPlan whole = Plans.plan(Plans.constant(50), extent, PhaseLength.NOTHING, 1, P95);
    LoadPlan early =
        new LoadPlan(
            whole.call(),
            whole.workload(),
            new PhaseLengths(
                PhaseLength.NOTHING,
                extent,
                whole.maxDuration(),
                Optional.of(new EarlyEnd(Duration.ZERO, Duration.ZERO))),
            whole.connectionCounts(),
            whole.seed(),
            whole.objectives(),
            whole.goodput());

    assertThat(Judge.power(early, metric -> OptionalDouble.empty()))
        .singleElement()
        .asString()
        .endsWith("kept up to 0.05 times");
  }

  @Test
  void more_requests_tell_of_nearer_ones() {
    assertThat(power(10_000, P95))
        .singleElement()
        .asString()
        .matches(".* broken from 1\\.[01] times .*, kept up to 0\\.8\\d times");
  }

  @Test
  void other_shares_are_named_for_what_they_are_of() {
    assertThat(
            power(
                1_000,
                Plans.upper(Metric.of(Kind.ERROR_RATE), 0.05).at(0.95),
                new Objective(Metric.of(Kind.GOODPUT), Bound.LOWER, 0.95, 0.95)))
        .satisfiesExactly(
            errors -> assertThat(errors).contains("allowed share of errors on"),
            goodput ->
                assertThat(goodput).contains("allowed share of attempts that are not good on"));
  }

  @Test
  void what_the_last_run_told_of_its_requests_is_planned_with() {
    assertThat(power(1_000, OptionalDouble.of(4.12), P95))
        .singleElement()
        .asString()
        .contains("broken from 1.9 times")
        .endsWith("; 4.1 say as much as one independent one, as in the last run of this test");
  }

  @Test
  void where_requests_as_alike_as_the_last_ones_cannot_pass_it_says_how_many_can() {
    assertThat(power(1_000, OptionalDouble.of(30), P95))
        .singleElement()
        .asString()
        .contains("kept from 2,070 requests on only (41 s); 30.0 say as much as one");
  }

  /** Of 20 requests nothing is seen of how alike they are. */
  @Test
  void few_requests_never_tell_of_a_large_share_either() {
    assertThat(power(20, Plans.upper(Metric.percentile(50), 300).at(0.95)))
        .singleElement()
        .asString()
        .endsWith("in 4 of 5 runs: never that it is broken, kept from 100 requests on only (2 s)");
  }

  @Test
  void a_mean_takes_long_and_nothing_is_said_of_what_its_figure_decides() {
    assertThat(
            power(
                100,
                Plans.upper(Metric.of(Kind.LATENCY_MEAN), 300).at(0.95),
                Plans.upper(Metric.percentile(95), 300)))
        .containsExactly(
            "http/latency-mean: to be sure of a mean takes 10 to 100 times the run of a p95");
  }

  @Test
  void how_many_gaps_or_requests_of_users_there_will_be_is_not_known() {
    LoadPlan users =
        Plans.plan(
            new Workload.Closed(2),
            new PhaseLength.Span(Duration.ofSeconds(9)),
            PhaseLength.NOTHING,
            2,
            P95);

    assertThat(Judge.power(users, metric -> OptionalDouble.empty())).isEmpty();
    assertThat(power(100, Plans.upper(Metric.percentile(Kind.ITL_PERCENTILE, 95), 50).at(0.95)))
        .isEmpty();
  }

  @Test
  void a_share_so_large_that_nothing_is_above_it_is_never_told_to_be_broken() {
    assertThat(power(100, Plans.upper(Metric.of(Kind.ERROR_RATE), 0.99).at(0.95)))
        .singleElement()
        .asString()
        .contains("in 4 of 5 runs: never that it is broken, kept up to");
  }
}
