package io.loadline.baseline;

import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What one job measured as a baseline keeps it: a run, or the mean of several.
 *
 * @param job {@link JobIdentity#id}
 * @param at the day on which it began, in UTC
 * @param machine for people: {@link MachineFacts#text}
 */
public record RecordedRun(String job, LocalDate at, String machine, RunFigures figures) {
  /**
   * Of runs of one job, which count as one.
   *
   * @param runs at least 1, of which {@link #unfitness} says nothing
   */
  public static RecordedRun of(List<RunResult> runs, JobIdentity job, MachineFacts machine) {
    return new RecordedRun(
        job.id(),
        LocalDate.ofInstant(runs.get(0).startedAt(), ZoneOffset.UTC),
        machine.text(),
        RunFigures.ofOneJob(runs).rounded());
  }

  /** Why a run can be part of no baseline, as a clause: "it was cut off"; empty where it can. */
  public static Optional<String> unfitness(RunResult run) {
    if (run.ending() != RunEnding.COMPLETE) {
      return Optional.of(
          run.ending() == RunEnding.DECIDED
              ? "it ended before its time, as early stop lets it"
              : "it was cut off before its end");
    }
    return run.outcomes().successes() == 0
        ? Optional.of("none of its requests succeeded")
        : Optional.empty();
  }
}
