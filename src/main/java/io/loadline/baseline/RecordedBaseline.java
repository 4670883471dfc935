package io.loadline.baseline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a file holds: runs of one identity, each of another job.
 *
 * @param runs by day and job; 1 to {@link #MOST_RUNS}
 */
public record RecordedBaseline(RunIdentity identity, List<RecordedRun> runs) {
  /** As many runs as a file may have. */
  public static final int MOST_RUNS = 50;

  public RecordedBaseline {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a baseline of no run");
    }
    runs =
        runs.stream()
            .sorted(Comparator.comparing(RecordedRun::at).thenComparing(RecordedRun::job))
            .toList();
  }

  /** A figure of all runs that have it, in their order. */
  public double[] values(String figure) {
    return runs.stream().flatMapToDouble(run -> run.figures().value(figure).stream()).toArray();
  }

  /** Whether so many jobs have added a run each. */
  public boolean isFull(int size) {
    return runs.size() >= size;
  }

  /** Since its oldest run, in whole days; 0 where that lies in the future. */
  public Duration age(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return Duration.ofDays(Math.max(0, runs.get(0).at().until(today, ChronoUnit.DAYS)));
  }

  boolean hasJob(String job) {
    return runs.stream().anyMatch(run -> run.job().equals(job));
  }

  RecordedBaseline with(RecordedRun run) {
    List<RecordedRun> all = new ArrayList<>(runs);
    all.add(run);
    return new RecordedBaseline(identity, all);
  }
}
