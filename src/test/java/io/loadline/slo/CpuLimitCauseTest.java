package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.testkit.Plans;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A permitted CPU limit as the cause: at, below and above each threshold. */
class CpuLimitCauseTest {
  private static final Objective P99 = atMost("http/latency-p99", 20);
  private static final String WEB = "container web of pod web-1";
  private static final AllowedInterference THROTTLING = new AllowedInterference(false, true);

  private static List<TimeCause> limits(Judgment judged) {
    return judged.causes().stream()
        .filter(each -> each.kind() == TimeCause.Kind.CPU_LIMIT)
        .toList();
  }

  private static List<TimeCause> held(
      RunResult run, double from, double until, double share, AllowedInterference permitted) {
    Interference one =
        new Interference(
            InterferenceKind.THROTTLED,
            from,
            WEB + " was held back",
            false,
            new Interference.HeldBack(WEB, until, share));
    ClusterResult cluster =
        new ClusterResult(
            "kind", TargetPath.DIRECT, "127.0.0.1:80", null, null, List.of(one), null, List.of());
    return limits(Judge.judge(run.in(cluster), permitted));
  }

  /** Broken in four of its ten seconds, from the second 2 on. */
  private static RunResult slow(Objective objective) {
    return new DisturbedRun(objective)
        .seconds(2, 100, 1)
        .seconds(4, 100, 30)
        .seconds(4, 100, 1)
        .build();
  }

  @Test
  void a_limit_that_held_it_back_meanwhile_is_told_with_its_share() {
    assertThat(held(slow(P99), 0, 10, 0.426, THROTTLING))
        .containsExactly(
            new TimeCause(
                P99.metric(),
                TimeCause.Kind.CPU_LIMIT,
                "p99 30.0 ms: the CPU limit of container web of pod web-1 held it back meanwhile"
                    + " (in 42 % of its periods)",
                "raise or remove that limit"));
  }

  @ParameterizedTest
  @CsvSource({"0.24,0", "0.25,1", "0.26,1"})
  void a_limit_that_hardly_held_it_back_is_none(double share, int causes) {
    assertThat(held(slow(P99), 0, 10, share, THROTTLING)).hasSize(causes);
  }

  @ParameterizedTest
  @CsvSource({"0,3,0", "0,4,1", "0,5,1", "5,10,0", "4,10,1", "6,10,0"})
  void it_has_to_be_held_back_in_half_of_the_seconds_that_break_it(
      double from, double until, int causes) {
    assertThat(held(slow(P99), from, until, 0.9, THROTTLING)).hasSize(causes);
  }

  @Test
  void a_limit_that_is_not_permitted_makes_the_run_invalid_and_has_no_cause() {
    assertThat(held(slow(P99), 0, 10, 0.9, AllowedInterference.NOTHING)).isEmpty();
  }

  @Test
  void a_mean_and_a_maximum_and_a_throughput_have_it_as_well() {
    for (Objective each :
        List.of(atMost("http/latency-mean", 10), atMost("http/latency-max", 20))) {
      assertThat(held(slow(each), 0, 10, 0.9, THROTTLING)).as(each.toString()).hasSize(1);
    }
    RunResult behind =
        new DisturbedRun(
                Plans.plan(
                    new Workload.Closed(1),
                    new PhaseLength.Span(Duration.ofSeconds(4)),
                    PhaseLength.NOTHING,
                    1,
                    atLeast("http/throughput", 80)))
            .seconds(2, 100, 1)
            .seconds(2, 20, 1)
            .build();
    assertThat(held(behind, 2, 4, 0.9, THROTTLING).get(0).sentence()).startsWith("60.0/s: the CPU");
    assertThat(held(behind, 0, 2, 0.9, THROTTLING)).isEmpty();
  }

  @Test
  void what_added_time_cannot_break_has_no_such_cause() {
    assertThat(held(slow(atLeast("http/latency-min", 50)), 0, 10, 0.9, THROTTLING)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"14,16,1", "15,15,0", "16,14,0"})
  void where_half_of_a_figure_is_waiting_for_a_connection_that_is_the_reason(
      double waiting, double service, int causes) {
    Interference one =
        new Interference(
            InterferenceKind.THROTTLED,
            0,
            WEB + " was held back",
            false,
            new Interference.HeldBack(WEB, 10, 0.9));
    RunResult made =
        new HandMade(P99)
            .successes(100, 0, waiting, service)
            .in(TargetPath.DIRECT, null, one)
            .build();
    RunResult timed = new DisturbedRun(P99).seconds(1, 100, 30).build();
    RunResult run =
        new RunResult(
            made.plan(),
            made.execution(),
            made.counts(),
            made.times(),
            timed.series(),
            null,
            made.cluster(),
            made.server());
    assertThat(limits(Judge.judge(run, THROTTLING))).hasSize(causes);
  }
}
