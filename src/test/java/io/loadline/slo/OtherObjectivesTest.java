package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.testkit.RandomRun;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A finished run under objectives that it was not counted against. */
class OtherObjectivesTest {
  private static final AllowedInterference NOTHING = AllowedInterference.NOTHING;

  private static LoadPlan with(LoadPlan plan, GoodputLimits limits, List<Objective> objectives) {
    return new LoadPlan(
        plan.call(),
        plan.workload(),
        plan.phases(),
        plan.connectionCounts(),
        plan.seed(),
        objectives,
        limits);
  }

  private static Judgment anew(RunResult run, Objective... objectives) {
    LoadPlan plan = with(run.plan(), GoodputLimits.NONE, List.of(objectives));
    return Judge.judge(Judge.under(run, plan, NOTHING));
  }

  private static HandMade tenTimes() {
    HandMade run = new HandMade(atMost("http/latency-p90", 50), NO_ERRORS);
    for (int millis = 10; millis <= 100; millis += 10) {
      run.served(10, millis);
    }
    return run;
  }

  /** Slow is 300 ms: between both limits is nothing that was counted. */
  @Test
  void a_sure_verdict_counts_against_its_own_limit() {
    RunResult run =
        SureRun.of(
            1_000, i -> i * 7 % 10 == 0 ? 300 : 10, 0, atMost("http/latency-p95", 1_000).at(0.95));

    assertThat(anew(run, atMost("http/latency-p95", 1_000).at(0.95)).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(anew(run, atMost("http/latency-p95", 100).at(0.95)).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(
            anew(
                    run,
                    atMost("http/latency-p50", 100).at(0.95),
                    atMost("http/latency-p95", 1_000).at(0.95))
                .verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void times_of_streams_are_sure_where_the_run_asked_for_it_and_refused_where_not() {
    Objective plain = atMost("http/ttft-p95", 100);
    RunResult run = streamed(plain);
    assertThatThrownBy(() -> anew(run, plain.at(0.95)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("cannot be sure: how its times resemble each other is recorded where")
        .hasMessageContaining("remove confidence, or run the gate anew with it");

    assertThat(anew(streamed(plain.at(0.95)), atMost("http/ttft-p95", 50).at(0.95)).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(anew(streamed(plain.at(0.95)), atMost("http/ttft-p95", 5).at(0.95)).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  private static RunResult streamed(Objective objective) {
    return SureRun.streamed(
        1_000, i -> new double[] {8 + i * 7 % 10, 30}, GoodputLimits.NONE, 0, objective);
  }

  @Test
  void any_percentile_and_limit_is_judged() {
    RunResult run = tenTimes().build();

    assertThat(anew(run, atMost("http/latency-p97.5", 101)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(anew(run, atMost("http/latency-p50", 49)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(anew(run, atMost("http/latency-max", 100)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(anew(run, atMost("http/latency-max", 99.999)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(anew(run, atLeast("http/throughput", 90)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void errors_are_slower_than_any_limit() {
    RunResult run = tenTimes().errors(Outcome.RESET, 3).build();

    assertThat(anew(run, atMost("http/latency-p99", 1_000)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(anew(run, atMost("http/latency-p95", 1_000)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(anew(run, atMost("http/error-count", 2)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(anew(run, atMost("http/error-count", 3)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void what_our_own_lag_may_explain_is_invalid_or_refused_and_never_a_fail() {
    RunResult late = new HandMade(NO_ERRORS).successes(100, 40, 0, 20).build();

    assertThat(anew(late, atMost("http/latency-p90", 19)).verdict()).isEqualTo(Verdict.FAIL);
    assertThatThrownBy(() -> anew(late, atMost("http/latency-p90", 50)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            "http/latency-p90 <= 50: may be INVALID or FAIL, since a stored time is known to 0.1 %,"
                + " and the lag within it not at all; take a limit further from what was measured,"
                + " 60.000 ms, or one that was counted: none was");
  }

  @Test
  void a_limit_that_the_run_was_counted_against_is_judged_by_that_count() {
    RunResult late = new HandMade(atMost("http/latency-p90", 50)).successes(100, 40, 0, 20).build();

    assertThat(anew(late, atMost("http/latency-p99", 50)).verdict()).isEqualTo(Verdict.INVALID);
  }

  /** 40 of 400 take 300 ms, others 10 ms; one limit was counted against, in another place. */
  @Test
  void intervals_are_those_of_the_other_limits() {
    RunResult run =
        SureRun.of(400, i -> i % 10 == 0 ? 300 : 10, 0, atMost("http/latency-p95", 20), NO_ERRORS);

    List<ObjectiveVerdict> judged =
        anew(run, atMost("http/latency-p90", 350), atMost("http/latency-p80", 20)).objectives();

    assertThat(hits(judged.get(0))).isZero();
    assertThat(hits(judged.get(1))).isEqualTo(40);
  }

  private static long hits(ObjectiveVerdict verdict) {
    FigureBounds bounds = Objects.requireNonNull(verdict.bounds());
    return ((BoundsMethod.OfShare) bounds.method())
        .hits().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void figures_that_the_run_has_not_are_refused_all_at_once() {
    RunResult run = tenTimes().build();

    assertThatThrownBy(
            () ->
                anew(run, atMost("http/ttft-p95", 50), atLeast("http/output-tokens-per-second", 1)))
        .hasMessage(
            "2 problems in the configuration\n"
                + "  http/ttft-p95 <= 50: is a figure of streams, and the answers of this run came"
                + " whole; remove it\n"
                + "  http/output-tokens-per-second >= 1: is a figure of streams, and the answers of"
                + " this run came whole; remove it");
  }

  @Test
  void goodput_is_judged_by_the_limits_of_the_run_alone() {
    RunResult run = streamed();
    List<Objective> goodput = List.of(atLeast("http/goodput", 0.0001));
    LoadPlan own = with(run.plan(), run.plan().goodput(), goodput);
    LoadPlan other = with(run.plan(), new GoodputLimits(1, 2, 3), goodput);

    assertThat(Judge.judge(Judge.under(run, own, NOTHING)).objectives().get(0).objective().metric())
        .isEqualTo(Metric.of(Metric.Kind.GOODPUT));
    assertThatThrownBy(() -> Judge.under(run, other, NOTHING))
        .hasMessage(
            "http/goodput >= 0.0001: good attempts are counted during the run, and those of this run"
                + " were not counted against these limits; use the goodput limits of the run, or run"
                + " the gate anew with these");
  }

  private static RunResult streamed() {
    return LongStream.range(0, 100)
        .mapToObj(seed -> new RandomRun(seed, 2).split(1).whole())
        .filter(run -> run.stream() != null)
        .findFirst()
        .orElseThrow();
  }
}
