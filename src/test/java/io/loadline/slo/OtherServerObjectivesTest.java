package io.loadline.slo;

import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.ToldParts.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A finished run under limits on the server's own time that it was not counted against. */
class OtherServerObjectivesTest {
  private static Verdict anew(RunResult run, Objective objective) {
    LoadPlan plan = run.plan();
    LoadPlan other =
        new LoadPlan(
            plan.call(),
            plan.workload(),
            plan.phases(),
            plan.connectionCounts(),
            plan.seed(),
            List.of(objective),
            GoodputLimits.NONE);
    RunResult under = Judge.under(run, other, AllowedInterference.NOTHING);
    return Judge.judge(under).objectives().get(0).verdict();
  }

  private static RunResult run(double lag) {
    HandMade made = new HandMade(atMost("server/queue-p90", 50)).successes(100, lag, 0, 200);
    return ToldParts.late(made.build(), lag, QUEUE, times(90, 10, times(10, 70)));
  }

  @Test
  void any_figure_and_limit_is_judged() {
    assertThat(anew(run(0), atMost("server/queue-p89", 11))).isEqualTo(Verdict.PASS);
    assertThat(anew(run(0), atMost("server/queue-p91", 60))).isEqualTo(Verdict.FAIL);
    assertThat(anew(run(0), atMost("server/queue-p91", 71))).isEqualTo(Verdict.PASS);
    assertThat(anew(run(0), atMost("server/queue-max", 69))).isEqualTo(Verdict.FAIL);
    assertThat(anew(run(0), atMost("server/queue-mean", 16))).isEqualTo(Verdict.PASS);
    assertThat(anew(run(0), atMost("server/queue-mean", 15.9))).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_limit_that_was_counted_is_judged_by_that_count() {
    assertThat(anew(run(45), atMost("server/queue-p90", 50))).isEqualTo(Verdict.INVALID);
    assertThat(anew(run(45), atMost("server/queue-p91", 50))).isEqualTo(Verdict.FAIL);
  }

  @Test
  void what_our_lag_may_have_shortened_is_refused() {
    assertThatThrownBy(() -> anew(run(45), atMost("server/queue-p90", 40)))
        .hasMessageStartingWith("server/queue-p90 <= 40: may be PASS or INVALID");
    assertThat(anew(run(45), atMost("server/queue-p90", 56))).isEqualTo(Verdict.PASS);
  }

  @Test
  void what_the_server_did_not_tell_is_refused() {
    assertThatThrownBy(() -> anew(run(0), atMost("server/compute-p90", 40)))
        .hasMessage(
            "server/compute-p90 <= 40: is a time of the server's own, which it did not tell of the"
                + " requests of this run; remove it, or run the gate anew where the server tells"
                + " it");
  }
}
