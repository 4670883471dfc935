package io.loadline.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.Health;
import io.loadline.result.Outcome;
import io.loadline.testkit.Plans;
import org.junit.jupiter.api.Test;

class DisturbedJudgeTest {
  private static final Objective P99 = Plans.upper(Metric.percentile(99), 100);
  private static final Objective MEAN = Plans.upper(Metric.of(Metric.Kind.LATENCY_MEAN), 100);
  private static final Objective ERRORS = Plans.noErrors();
  private static final Health THROTTLED =
      new Health(0.1, 0.2, 0.5, 312_000_000L, 0.0, 0.1, 0L, DisturbedRun.pause(0));
  private static final Health PAUSED =
      new Health(0.1, 0.2, 0.5, 0L, 0.0, 0.1, 240_000_000L, DisturbedRun.pause(250_000_000));

  @Test
  void a_limit_broken_only_where_we_were_throttled_is_invalid() {
    Judgment judgment =
        new DisturbedRun(P99)
            .seconds(4, 100, 10)
            .seconds(1, 100, 300)
            .during(THROTTLED)
            .seconds(5, 100, 10)
            .judge();
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline())
        .isEqualTo("a disturbed load generator spoiled 1 of 1 objective");
    assertThat(judgment.reason())
        .isEqualTo(
            "its CPU quota held the load generator back for 312.0 ms at 4.0 s."
                + " Fix: raise the CPU limit of the container or job, or lower the rate");
    assertThat(judgment.objectives().get(0).reason())
        .isEqualTo("the disturbed load generator may explain it");
  }

  @Test
  void a_limit_that_holds_all_the_same_is_a_pass_with_a_note() {
    Judgment judgment =
        new DisturbedRun(P99).seconds(9, 100, 10).seconds(1, 100, 90).during(PAUSED).judge();
    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.notes())
        .containsExactly(
            "the load generator was disturbed, the verdict stands: the JVM or the machine stood"
                + " still for 250.0 ms at 9.0 s. Fix: if it was the garbage collector, give the"
                + " test JVM more memory (-Xmx), else free a core");
  }

  @Test
  void a_service_that_is_slow_by_itself_fails_with_a_note() {
    Judgment judgment =
        new DisturbedRun(P99)
            .seconds(4, 100, 150)
            .seconds(1, 100, 300)
            .during(THROTTLED)
            .seconds(5, 100, 150)
            .judge();
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.notes()).singleElement().asString().contains("the verdict stands");
  }

  @Test
  void a_run_too_short_for_windows_fails_only_by_more_than_the_disturbance() {
    Health shortly = new Health(0.1, 0.2, 0.5, 30_000_000L, 0.0, 0.1, 0L, DisturbedRun.pause(0));
    DisturbedRun slow = new DisturbedRun(P99).seconds(5, 8, 150).during(shortly).seconds(5, 8, 150);
    assertThat(slow.judge().verdict()).isEqualTo(Verdict.FAIL);
    DisturbedRun doubtful =
        new DisturbedRun(P99).seconds(5, 8, 50).seconds(1, 8, 120).during(shortly);
    assertThat(doubtful.judge().verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_mean_broken_only_where_we_paused_is_invalid() {
    DisturbedRun run =
        new DisturbedRun(MEAN).seconds(5, 100, 60).seconds(1, 100, 305).during(PAUSED);
    assertThat(run.judge().verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_mean_broken_by_the_rest_as_well_is_a_fail() {
    DisturbedRun run =
        new DisturbedRun(MEAN).seconds(5, 100, 110).seconds(1, 100, 305).during(PAUSED);
    assertThat(run.judge().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_disturbance_does_not_excuse_what_a_service_said() {
    DisturbedRun run =
        new DisturbedRun(ERRORS)
            .seconds(5, 100, 10)
            .errors(3, Outcome.SERVER_ERROR)
            .during(THROTTLED);
    assertThat(run.judge().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void time_outs_while_we_were_throttled_for_long_are_invalid() {
    Health long1 = new Health(0.1, 0.2, 0.5, 900_000_000L, 0.0, 0.1, 0L, DisturbedRun.pause(0));
    DisturbedRun run =
        new DisturbedRun(ERRORS).seconds(5, 100, 10).errors(3, Outcome.TIMEOUT).during(long1);
    assertThat(run.judge().verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void time_outs_are_not_excused_by_a_short_disturbance() {
    DisturbedRun run =
        new DisturbedRun(ERRORS)
            .seconds(5, 100, 10)
            .errors(3, Outcome.TIMEOUT)
            .during(new Health(0.1, 0.2, 0.5, 30_000_000L, 0.0, 0.1, 0L, DisturbedRun.pause(0)));
    assertThat(run.judge().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_service_that_never_answers_fails_whatever_we_did() {
    DisturbedRun run = new DisturbedRun(P99, ERRORS).errors(100, Outcome.TIMEOUT).during(PAUSED);
    assertThat(run.judge().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void throughput_is_that_of_the_clean_seconds() {
    Objective fast = new Objective(Metric.of(Metric.Kind.THROUGHPUT), Bound.LOWER, 99);
    DisturbedRun ours =
        new DisturbedRun(fast).seconds(5, 100, 1).seconds(1, 20, 1).during(THROTTLED);
    assertThat(ours.judge().verdict()).isEqualTo(Verdict.INVALID);
    DisturbedRun theirs =
        new DisturbedRun(fast).seconds(5, 90, 1).seconds(1, 20, 1).during(THROTTLED);
    assertThat(theirs.judge().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void our_own_lag_is_still_the_first_reason() {
    Judgment judgment = new DisturbedRun(P99).seconds(9, 100, 10).late(100, 200, 10).judge();
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline())
        .isEqualTo("the load generator's own lag spoiled 1 of 1 objective");
    assertThat(judgment.reason())
        .isEqualTo(
            "requests were fired late, p99 200.0 ms at 9.0 s."
                + " Fix: free a core for the test, or lower the rate");
  }

  @Test
  void half_of_a_threshold_is_worth_a_note() {
    Health nearly = new Health(0.5, 0.2, 0.5, 0L, 0.015, 0.1, 0L, DisturbedRun.pause(6_000_000));
    Judgment judgment = new DisturbedRun(P99).seconds(3, 100, 10).during(nearly).judge();
    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.notes())
        .containsExactly(
            "not far from a disturbed load generator: the hypervisor gave 1.5 % of the processors"
                + " to others at 2.0 s; the JVM or the machine stood still for 6.0 ms at 2.0 s; a"
                + " loop of the load generator was busy for 50.0 % of the time at 2.0 s");
  }

  @Test
  void a_disturbance_touches_the_answers_that_were_on_their_way() {
    DisturbedRun run =
        new DisturbedRun(P99)
            .seconds(3, 100, 10)
            .seconds(1, 100, 900)
            .seconds(1, 100, 10)
            .during(new Health(0.1, 0.2, 0.5, 0L, 0.0, 0.1, 0L, DisturbedRun.pause(850_000_000)))
            .seconds(4, 100, 10);
    assertThat(run.judge().verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void nothing_known_changes_nothing() {
    Health unknown = new Health(null, null, null, null, null, null, null, null);
    DisturbedRun run = new DisturbedRun(P99).seconds(3, 100, 150).during(unknown);
    assertThat(run.judge().notes()).isEmpty();
    assertThat(run.judge().verdict()).isEqualTo(Verdict.FAIL);
  }
}
