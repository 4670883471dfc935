package io.loadline.disturbance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loadline.result.Interval;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Transport;
import io.loadline.transport.http.NettyTransport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Others take the processors that the load generator needs. */
class CpuHogTest {
  private static final int TRIES = 5;

  /** Of the 99th percentile, in ms. */
  private static final double LIMIT = 2;

  /**
   * The scheduler may keep the hogs away from us for a while: from all, then the run passes, or
   * from the load generator but not from the server beside it, then the service was slow indeed.
   */
  @Test
  void at_a_limit_that_the_hogs_break_the_run_is_invalid() {
    Judgment judgment;
    int tries = 0;
    do {
      RunResult run = run(Duration.ZERO, LIMIT);
      judgment = Judge.judge(run);
      if (judgment.verdict() == Verdict.FAIL && !wasSlow(run)) {
        assertThat(run(0, Duration.ZERO, LIMIT).response().percentile(99) / 1e6)
            .as("without hogs at once after FAIL with them")
            .isGreaterThan(LIMIT);
      }
      tries++;
    } while (judgment.verdict() != Verdict.INVALID && tries < TRIES);
    assumeThat(judgment.verdict()).as("held up at all").isEqualTo(Verdict.INVALID);
    assertThat(judgment.reason()).contains("free a core");
  }

  /** In some second the load generator was on time, and more than 1 of 100 answers was late. */
  private static boolean wasSlow(RunResult run) {
    return run.intervals().stream()
        .filter(interval -> !wasLate(interval, LIMIT / 20))
        .anyMatch(
            interval ->
                100 * interval.histogram().above((long) (LIMIT * 1e6)) > interval.requests());
  }

  /**
   * How far the hogs hold us up depends on the machine, so a first run finds out; and whether they
   * do in the second, so the warning is due when they did.
   */
  @Test
  void at_a_limit_far_away_the_run_passes_with_a_warning_when_it_was_disturbed() {
    double usual = run(Duration.ZERO, 2).response().percentile(99) / 1e6;
    double limit = Math.max(10, 6 * usual);
    RunResult run = run(Duration.ZERO, limit);
    Judgment judgment = Judge.judge(run);
    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    if (wasLate(run, limit / 20)) {
      assertThat(judgment.notes()).anySatisfy(CpuHogTest::warns);
    }
  }

  private static boolean wasLate(RunResult run, double millis) {
    return run.intervals().stream().anyMatch(interval -> wasLate(interval, millis));
  }

  private static boolean wasLate(Interval interval, double millis) {
    return interval.lags().percentile(99) / 1e6 > Math.max(1, millis);
  }

  private static void warns(String note) {
    assertThat(note)
        .containsAnyOf("generator was disturbed", "not far from a disturbed load")
        .containsAnyOf("requests were fired late", "stood still");
  }

  @Test
  void a_service_that_is_slow_by_itself_does_not_pass() {
    Judgment judgment = Judge.judge(run(Duration.ofMillis(100), 50));
    assertThat(judgment.verdict()).isIn(Verdict.FAIL, Verdict.INVALID);
  }

  private static RunResult run(Duration serviceTime, double p99Limit) {
    return run(8 * Runtime.getRuntime().availableProcessors(), serviceTime, p99Limit);
  }

  private static RunResult run(int hogs, Duration serviceTime, double p99Limit) {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris().after(serviceTime));
        Transport transport = NettyTransport.create();
        CpuHogs busy = new CpuHogs(hogs)) {
      assertThat(busy).isNotNull();
      return Runs.run(Runs.plan(server.url().toString(), 200, 3, p99Limit), transport);
    }
  }
}
