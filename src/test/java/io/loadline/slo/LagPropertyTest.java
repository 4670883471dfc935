package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Outcome;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sandwich rule over many seeded runs. */
class LagPropertyTest {
  @Test
  void lag_alone_never_turns_a_fail_into_a_pass_nor_a_pass_into_a_fail() {
    Random random = new Random(20261124);
    String[] metrics = {"mean", "min", "max", "p50", "p90", "p99", "stddev"};
    for (int run = 0; run < 2000; run++) {
      String metric = "http/latency-" + metrics[random.nextInt(metrics.length)];
      double limit = 5 + random.nextInt(30);
      Objective objective = random.nextBoolean() ? atMost(metric, limit) : atLeast(metric, limit);
      long seed = random.nextLong();
      Verdict quiet = sample(objective, seed, 0).verdict();
      Verdict noisy = sample(objective, seed, 1 + random.nextInt(40)).verdict();
      assertThat(noisy)
          .as("%s, seed %d, was %s", objective, seed, quiet)
          .isIn(allowed(objective, quiet));
    }
  }

  /** An upper limit kept in spite of lag, or a lower one missed in spite of it, is certain. */
  private static Object[] allowed(Objective objective, Verdict quiet) {
    assertThat(quiet).as("%s", objective).isIn(Verdict.PASS, Verdict.FAIL, Verdict.INVALID);
    return new Object[] {quiet, Verdict.INVALID};
  }

  private static Judgment sample(Objective objective, long seed, double mostLag) {
    Random random = new Random(seed);
    HandMade run = new HandMade(objective);
    for (int i = 0; i < 100; i++) {
      double lag = random.nextDouble() * mostLag;
      run.successes(1, lag, 0, 1 + random.nextInt(30));
    }
    return run.errors(Outcome.RESET, random.nextInt(3)).judged();
  }
}
