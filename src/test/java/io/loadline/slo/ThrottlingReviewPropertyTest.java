package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Outcome;
import io.loadline.result.TargetPath;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sandwich rule of a CPU limit over many seeded services, each with its limit and without. */
class ThrottlingReviewPropertyTest {
  private static final Interference HELD =
      new Interference(InterferenceKind.THROTTLED, 0, "it was held back", false);
  private static final String[] METRICS = {
    "latency-mean",
    "latency-min",
    "latency-max",
    "latency-p50",
    "latency-p95",
    "latency-stddev",
    "throughput",
    "error-count",
    "error-rate"
  };

  @Test
  void a_limit_that_slows_a_service_never_makes_a_pass_a_fail_nor_a_fail_a_pass() {
    Random random = new Random(20261124);
    int decided = 0;
    for (int run = 0; run < 3_000; run++) {
      Objective objective = objective(random);
      long seed = random.nextLong();
      Verdict free = service(objective, seed, 0).judged().verdict();
      Verdict held =
          service(objective, seed, random.nextInt(40))
              .in(TargetPath.DIRECT, null, HELD)
              .judged()
              .verdict();
      decided += held == Verdict.INVALID ? 0 : 1;
      assertThat(held).as("%s, seed %d, was %s", objective, seed, free).isIn(free, Verdict.INVALID);
    }
    assertThat(decided).as("verdicts that stand").isGreaterThan(1_000);
  }

  private static Objective objective(Random random) {
    String metric = METRICS[random.nextInt(METRICS.length)];
    double limit =
        switch (metric) {
          case "throughput" -> 80 + random.nextInt(40);
          case "error-count" -> random.nextInt(8);
          case "error-rate" -> random.nextInt(8) / 100.0;
          default -> 5 + random.nextInt(30);
        };
    boolean upper = random.nextBoolean();
    return upper ? atMost("http/" + metric, limit) : atLeast("http/" + metric, limit);
  }

  /** Of a hundred requests some fail, whatever the limit; held back, each takes up to so longer. */
  private static HandMade service(Objective objective, long seed, int most) {
    Random random = new Random(seed);
    HandMade run = new HandMade(objective);
    for (int i = 0; i < 100; i++) {
      double service = 1 + random.nextInt(30);
      double more = random.nextDouble() * most;
      boolean fails = random.nextInt(40) == 0;
      boolean late = service + more > 45;
      if (fails) {
        run.errors(Outcome.SERVER_ERROR, 1);
      } else if (late) {
        run.errors(Outcome.TIMEOUT, 1);
      } else {
        run.served(1, service + more);
      }
    }
    return run.elapsedSeconds(1 + most / 100.0);
  }
}
