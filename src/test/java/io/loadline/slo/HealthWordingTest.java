package io.loadline.slo;

import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Health;
import io.loadline.result.PauseTimes;
import org.junit.jupiter.api.Test;

/** What is said of a disturbed load generator. */
class HealthWordingTest {
  private static final Objective P99 = atMost("http/latency-p99", 100);

  private static Health throttled(long millis) {
    return new Health(0.1, 0.2, 0.5, millis * 1_000_000, 0.0, 0.1, 0L, new PauseTimes(0L, 0L));
  }

  @Test
  void only_limits_on_times_make_a_pause_too_long() {
    Health paused =
        new Health(0.1, 0.2, 0.5, 0L, 0.0, 0.1, 0L, new PauseTimes(20_000_000L, 20_000_000L));
    Judgment judgment =
        new DisturbedRun(atMost("http/error-count", 0)).seconds(2, 100, 10).during(paused).judge();
    assertThat(judgment.notes()).isEmpty();
  }

  @Test
  void what_was_stolen_or_left_no_time_is_said_with_what_helps() {
    Health busy = new Health(0.95, 0.2, 0.5, 0L, 0.3, 0.1, 0L, new PauseTimes(0L, 0L));
    assertThat(new DisturbedRun(P99).seconds(1, 100, 110).during(busy).seconds(1, 100, 10).judge())
        .extracting(Judgment::reason)
        .isEqualTo(
            "the hypervisor gave 30.0 % of the processors to others at 0.0 s; a loop of the load"
                + " generator was busy for 95.0 % of the time at 0.0 s. Fix: use a machine whose"
                + " processors are not shared with others; lower the rate, or give the test more"
                + " cores");
  }

  @Test
  void a_verdict_that_the_disturbance_spoils_is_not_said_to_stand() {
    Judgment judgment =
        new DisturbedRun(P99)
            .seconds(1, 100, 10)
            .seconds(1, 100, 300)
            .during(throttled(900))
            .judge();
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.notes()).isEmpty();
  }
}
