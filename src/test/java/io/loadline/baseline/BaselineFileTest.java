package io.loadline.baseline;

import static io.loadline.baseline.BaselineRuns.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Duration AGE = Duration.ofDays(90);

  private final BaselineFile file;

  BaselineFileTest(@TempDir Path folder) {
    file = new BaselineFile(folder.resolve("baselines/iris.json"), "baselines/iris.json");
  }

  @Test
  void a_file_that_is_not_there_lacks_all_runs() {
    assertThat(lack())
        .hasValue(
            "there is no baseline baselines/iris.json: record it by -Dloadline.baseline=write in 5"
                + " jobs, each of which adds a run, and commit the file");
  }

  @Test
  void a_file_that_is_not_full_lacks_the_other_runs() {
    new BaselineWriter(file).write(baseline(24, 25, 26));
    assertThat(lack())
        .hasValue(
            "baselines/iris.json has 3 of 5 runs: record the others by -Dloadline.baseline=write in"
                + " 2 more jobs, each of which adds a run, and commit the file");
    new BaselineWriter(file).write(baseline(24, 25, 26, 27));
    assertThat(lack())
        .hasValue(
            "baselines/iris.json has 4 of 5 runs: record the others by -Dloadline.baseline=write in"
                + " 1 more job, which adds a run, and commit the file");
  }

  @Test
  void a_full_file_whose_oldest_run_is_young_enough_lacks_nothing() {
    new BaselineWriter(file).write(baseline(1, 2, 3, 4, 30));

    assertThat(file.lack(file.read(), 5, Duration.ofDays(29), NOW)).isEmpty();
  }

  @Test
  void a_file_is_as_old_as_its_oldest_run() {
    new BaselineWriter(file).write(baseline(1, 2, 3, 4, 30));

    assertThat(file.lack(file.read(), 5, Duration.ofDays(28), NOW))
        .hasValue(
            "baselines/iris.json is out of date: its oldest run, of 2026-11-01, is 29 days old, and"
                + " 28 days is allowed; record it anew by -Dloadline.baseline=write"
                + " -Dloadline.baseline.restart=true in 5 jobs, each of which adds a run, and commit"
                + " the file");
  }

  @Test
  void the_values_of_a_figure_are_those_of_the_runs_that_have_it() {
    RecordedRun without =
        new RecordedRun("j", LocalDate.of(2026, 11, 9), "", new RunFigures(Map.of()));

    assertThat(baseline(3, 2).with(without).values(RunFigures.ACHIEVED_RATE))
        .containsExactly(49.98, 49.98);
  }

  private Optional<String> lack() {
    return file.lack(file.read(), 5, AGE, NOW);
  }
}
