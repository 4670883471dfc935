package io.loadline.slo;

import static io.loadline.slo.CountedRun.counted;
import static io.loadline.slo.CountedRun.told;
import static io.loadline.slo.CountedRun.window;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits on means by counters that hold a warm-up as well. */
class CountedRangeTest {
  private static final Objective MEAN = atMost("server/queue-mean", 50);

  /** 100 successes of 200 ms each. */
  private static RunResult served() {
    return new HandMade(MEAN).served(100, 200).build();
  }

  /** Of 2 of 102 requests, each of which may have waited for as long as it may take. */
  @Test
  void a_limit_is_broken_that_no_warm_up_could_have_kept_alone() {
    RunResult run = served();
    double all = 100 * 50.0 + 2 * run.plan().call().timeout().toMillis();
    assertThat(Judge.judge(whole(run, all - 102)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Judge.judge(whole(run, all + 102)).verdict()).isEqualTo(Verdict.FAIL);
  }

  private static RunResult whole(RunResult run, double millis) {
    return told(run, KnownTiming.SGLANG_COUNTERS, window(-1, counted(102, millis / 102)));
  }

  @ParameterizedTest
  @CsvSource({"19, PASS", "21, INVALID", "51, FAIL"})
  void our_lag_is_added_to_the_most_that_the_counters_leave_open(double millis, Verdict verdict) {
    RunResult late = new HandMade(MEAN).successes(100, 15, 0, 200).build();
    RunResult run =
        told(
            late,
            KnownTiming.TRITON_STATS,
            window(-1, counted(80, millis)),
            window(1, counted(100, millis)));
    assertThat(Judge.judge(run).objectives().get(0).verdict()).isEqualTo(verdict);
  }
}
