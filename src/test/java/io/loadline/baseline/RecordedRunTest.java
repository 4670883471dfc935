package io.loadline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedRunTest {
  @Test
  void a_run_is_kept_with_job_day_machine_and_figures() {
    RecordedRun run =
        RecordedRun.of(
            List.of(new SampleRun().build()),
            new JobIdentity("github-1-1-gate"),
            BaselineRuns.MACHINE);

    assertThat(run.job()).isEqualTo("github-1-1-gate");
    assertThat(run.at()).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(run.machine()).isEqualTo("AMD EPYC 7763, 4 cpus, 16 GiB");
    assertThat(run.figures().value("latency-mean")).hasValue(612.4);
  }

  @Test
  void a_whole_run_is_fit() {
    assertThat(RecordedRun.unfitness(new SampleRun().build())).isEmpty();
  }

  @Test
  void a_run_that_was_cut_off_or_ended_early_is_not_fit() {
    assertThat(RecordedRun.unfitness(new SampleRun().ending(RunEnding.HARD_END).build()))
        .hasValue("it was cut off before its end");
    assertThat(RecordedRun.unfitness(new SampleRun().ending(RunEnding.DECIDED).build()))
        .hasValue("it ended before its time, as early stop lets it");
  }

  @Test
  void a_run_without_a_success_is_not_fit() {
    SampleRun run =
        new SampleRun()
            .outcome(Outcome.SUCCESS, 0, Duration.ZERO, "")
            .outcome(Outcome.SERVER_ERROR, 100, Duration.ZERO, "500");

    assertThat(RecordedRun.unfitness(run.build())).hasValue("none of its requests succeeded");
  }
}
