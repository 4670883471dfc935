package io.loadline.scrape;

import static io.loadline.testkit.Plans.noErrors;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.PhaseLength;
import io.loadline.plan.TimedPart;
import io.loadline.plan.Workload;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeWindow;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.ScriptedMetrics.Counted;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Counters beside a closed load of one user, whose warm-up is counted; in virtual time. Its 10
 * requests begin a second after the first scrape, then come 126; each takes 100 ms.
 */
class ClosedLoadScrapeTest {
  private static final Instant LOAD = Instant.parse("2026-11-24T08:59:59Z");

  private static RunResult run(PhaseLength warmup) {
    SimulatedTransport transport = SimulatedTransport.answeringAfter(100_000_000);
    PhaseLength extent = new PhaseLength.Requests(126);
    return Simulation.run(
        Plans.plan(new Workload.Closed(1), extent, warmup, 1, noErrors()), transport);
  }

  /** By the wall clock of the scrapes. */
  private static RunResult run() {
    RunResult run = run(new PhaseLength.Requests(10));
    Duration warmup =
        Duration.between(run(PhaseLength.NOTHING).startedAt(), run.execution().startedAt());
    RunExecution execution = run.execution().startedAt(LOAD.plus(warmup));
    return new RunResult(
        run.plan(),
        execution,
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server());
  }

  /** The warm-up waits 900 ms each, the measurement 300. */
  private static Counted counted(double second) {
    long sent = Math.min(136, (long) Math.floor(Math.max(0, second - 1) / 0.1 + 1e-6));
    long warm = Math.min(10, sent);
    return new Counted(sent, sent == 0 ? 0 : (warm * 900 + (sent - warm) * 300.0) / sent, 100);
  }

  @Test
  void its_windows_begin_behind_the_warm_up_and_end_with_the_load() throws Exception {
    ScriptedMetrics triton = ScriptedMetrics.triton(at -> counted(at).page());

    ScrapedRun told = requireNonNull(triton.over(run()));

    assertThat(told.agreement().isReached()).isTrue();
    assertThat(told.notes()).isEmpty();
    assertThat(requireNonNull(told.parts().get(TimedPart.QUEUE)).mean())
        .isCloseTo(300e6, within(1e3));
    assertThat(told.windows().get(0).startNanos()).isNotNegative();
    ScrapeWindow last = told.windows().get(told.windows().size() - 1);
    assertThat(last.startNanos() + last.lengthNanos()).isEqualTo(12_600_000_000L);
  }
}
