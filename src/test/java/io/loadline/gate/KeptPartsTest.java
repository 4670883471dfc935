package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.WorkerMessage;
import io.loadline.load.LoadEngine;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.WorkerShare;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RequestCounts;
import io.loadline.result.RunResult;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of a worker for the case of its loss takes no more room the longer it runs. */
class KeptPartsTest {
  private static final RunResult RUN = run();

  private static RunResult run() {
    LoadPlan plan =
        Plans.plan(
            Plans.constant(10),
            new PhaseLength.Span(Duration.ofSeconds(100)),
            PhaseLength.NOTHING,
            4,
            Plans.noErrors());
    return Simulation.run(plan, SimulatedTransport.answeringAfter(20_000_000));
  }

  private static WorkerMessage.Measured part(int second) {
    var interval = RUN.intervals().get(second);
    OutcomeCounts.Count all = new OutcomeCounts.Count(interval.successes(), 0, "");
    RequestCounts counts =
        new RequestCounts(
            interval.successes(),
            new OutcomeCounts(Map.of(Outcome.SUCCESS, all)),
            0,
            0,
            interval.exceedances());
    return new WorkerMessage.Measured(
        0, RUN.execution(), List.of(new MeasuredSlice(interval, counts, null)));
  }

  private static KeptParts kept(int most, int seconds) {
    KeptParts kept = new KeptParts(most);
    IntStream.range(0, seconds).forEach(second -> kept.add(part(second)));
    return kept;
  }

  private static RunResult lost(KeptParts kept) {
    List<MeasuredSlice> slices =
        kept.all().stream().flatMap(each -> each.slices().stream()).toList();
    return LoadEngine.lost(RUN.plan(), WorkerShare.ALL, slices, RUN.execution(), "killed");
  }

  @Test
  void as_long_as_there_are_few_each_is_kept_as_it_came() {
    assertThat(kept(64, 64).all()).hasSize(64);
  }

  @Test
  void more_of_them_become_longer_ones() {
    List<WorkerMessage.Measured> all = kept(8, 100).all();
    assertThat(all.stream().mapToInt(each -> each.slices().size()).sum()).isLessThanOrEqualTo(8);
  }

  @Test
  void nothing_is_lost_by_it() {
    RunResult fine = lost(kept(1_000, 80));
    RunResult coarse = lost(kept(8, 80));
    assertThat(coarse.counts()).isEqualTo(fine.counts());
    assertThat(coarse.outcomes().successes()).isEqualTo(800);
    assertThat(coarse.outcomes().of(Outcome.NOT_SENT)).isEqualTo(200);
    assertThat(coarse.response().percentile(99)).isEqualTo(fine.response().percentile(99));
    assertThat(coarse.elapsedNanos()).isGreaterThanOrEqualTo(fine.elapsedNanos());
  }
}
