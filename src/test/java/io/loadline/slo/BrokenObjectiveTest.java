package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Interval;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which seconds of a run break an objective by themselves, at their limits. */
class BrokenObjectiveTest {
  private static final long SECOND = 1_000_000_000;

  private static BrokenObjective broken(Objective objective, RunResult run) {
    return new BrokenObjective(
        new ObjectiveVerdict(objective, 1.0, 100, Verdict.FAIL, Cause.NONE), run);
  }

  private static List<Long> seconds(Objective objective, DisturbedRun run) {
    return starts(objective, run.build());
  }

  private static List<Long> starts(Objective objective, RunResult run) {
    return broken(objective, run).intervals().stream()
        .map(each -> each.startNanos() / SECOND)
        .toList();
  }

  private static DisturbedRun run(Objective objective) {
    return new DisturbedRun(objective);
  }

  @Test
  void a_mean_of_exactly_the_limit_breaks_nothing() {
    Objective mean = atMost("http/latency-mean", 50);

    assertThat(seconds(mean, run(mean).seconds(1, 100, 50).seconds(1, 100, 50.001)))
        .containsExactly(1L);
  }

  /** Two seconds of 100 requests each, of which so many take 100 ms and the others 10. */
  private static List<Long> seconds(Objective objective, int slowFirst, int slowThen) {
    RunResult run =
        SureRun.of(200, i -> i % 100 < (i < 100 ? slowFirst : slowThen) ? 100 : 10, 0, objective);
    return starts(objective, run);
  }

  @Test
  void a_second_breaks_a_percentile_by_more_slow_requests_than_it_allows() {
    assertThat(seconds(atMost("http/latency-p90", 50), 10, 11)).containsExactly(1L);
  }

  @Test
  void a_second_breaks_a_maximum_by_one_slow_request() {
    assertThat(seconds(atMost("http/latency-max", 50), 1, 0)).containsExactly(0L);
  }

  @Test
  void a_second_breaks_a_throughput_by_fewer_answers_than_its_time_takes() {
    Objective rate = atLeast("http/throughput", 100);

    assertThat(seconds(rate, run(rate).seconds(1, 100, 5).seconds(1, 99, 5))).containsExactly(1L);
  }

  @Test
  void of_the_last_second_what_was_measured_counts() {
    Objective rate = atLeast("http/throughput", 100);
    RunResult whole = run(rate).seconds(1, 100, 5).seconds(1, 60, 5).build();
    RunResult half =
        new RunResult(
            whole.plan(),
            new RunExecution(
                whole.startedAt(),
                SECOND * 3 / 2,
                RunExecution.WarmupCounts.NONE,
                whole.ending(),
                whole.transport(),
                null),
            whole.counts(),
            whole.times(),
            whole.series(),
            null,
            null,
            whole.server());

    assertThat(DisturbedFigures.seconds(half.intervals().get(1), half)).isEqualTo(0.5);
    assertThat(broken(rate, half).intervals()).isEmpty();
    assertThat(broken(rate, whole).intervals()).hasSize(1);
  }

  @Test
  void it_is_mostly_broken_meanwhile_by_four_of_five_seconds_that_break_it() {
    Objective mean = atMost("http/latency-mean", 50);
    BrokenObjective slow = broken(mean, run(mean).seconds(5, 10, 60).build());

    assertThat(slow.isBrokenMostly(each -> each.startNanos() < 4 * SECOND)).isTrue();
    assertThat(slow.isBrokenMostly(each -> each.startNanos() < 3 * SECOND)).isFalse();
  }

  @Test
  void where_no_second_breaks_it_alone_it_is_broken_meanwhile_by_none() {
    Objective mean = atMost("http/latency-mean", 50);
    BrokenObjective fast = broken(mean, run(mean).seconds(5, 10, 40).build());

    assertThat(fast.isBrokenMostly((Interval each) -> true)).isFalse();
  }

  @Test
  void service_times_of_exactly_the_limit_do_not_break_it_by_themselves() {
    Objective mean = atMost("http/latency-mean", 50);

    assertThat(broken(mean, new HandMade(mean).successes(10, 5, 5, 50).build()).isByServiceTime())
        .isFalse();
    assertThat(broken(mean, new HandMade(mean).successes(10, 5, 5, 51).build()).isByServiceTime())
        .isTrue();
  }
}
