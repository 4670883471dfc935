package io.loadline.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Metric;
import io.loadline.result.Health;
import io.loadline.testkit.Plans;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the fastest request of a disturbed run proves of all others. */
class FastestServiceTest {
  private static final Health PAUSED =
      new Health(0.1, 0.2, 0.5, 0L, 0.0, 0.1, 240_000_000L, DisturbedRun.pause(250_000_000));

  @Test
  void a_limit_below_the_fastest_answer_is_broken_whatever_disturbed_us() {
    assertThat(
            new DisturbedRun(Plans.upper(Metric.of(Metric.Kind.LATENCY_MEAN), 5))
                .seconds(1, 20, 10)
                .during(PAUSED)
                .judge()
                .verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(
            new DisturbedRun(Plans.upper(Metric.percentile(90), 5))
                .seconds(1, 20, 10)
                .during(PAUSED)
                .judge()
                .verdict())
        .isEqualTo(Verdict.FAIL);
  }

  /** Read late all the time, as by a quota; the one that was not shows how fast the service is. */
  @Test
  void a_fastest_response_that_is_slow_by_our_lag_proves_nothing() {
    Health held =
        new Health(0.1, 0.2, 0.5, 900_000_000L, 0.0, 0.1, 0L, DisturbedRun.pause(90_000_000));
    for (Metric metric : List.of(Metric.percentile(90), Metric.of(Metric.Kind.LATENCY_MEAN))) {
      DisturbedRun run = new DisturbedRun(Plans.upper(metric, 5));
      run.late(20, 200, 60).during(held).late(1, 200, 1).during(held);
      assertThat(run.judge().verdict()).as(metric.id()).isEqualTo(Verdict.INVALID);
    }
  }
}
