package io.loadline.baseline;

import static io.loadline.baseline.BaselineRuns.baseline;
import static io.loadline.baseline.BaselineRuns.identity;
import static io.loadline.baseline.BaselineRuns.plan;
import static io.loadline.baseline.BaselineRuns.recorded;
import static io.loadline.baseline.BaselineRuns.run;
import static io.loadline.baseline.BaselineRuns.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAdditionTest {
  private static final RunIdentity OTHER =
      RunIdentity.of(
          run(
              plan(8),
              service("iris", 4, "kserve-mlserver", service().components().get(0).pods().get(0))),
          BaselineRuns.CONTEXT);

  private final BaselineFile file;

  RunAdditionTest(@TempDir Path folder) {
    file = new BaselineFile(folder.resolve("baselines/iris.json"), "baselines/iris.json");
  }

  @Test
  void the_first_run_makes_file_and_folders() {
    AddedRun added = add(identity(), recorded("github-24-1-gate", 24, 1));

    assertThat(added)
        .isEqualTo(
            new AddedRun(
                true,
                1,
                "job github-24-1-gate was added to baselines/iris.json; it has 1 of 5 runs: 4 jobs"
                    + " to go"));
    assertThat(file.read()).contains(baseline(24));
  }

  @Test
  void each_job_adds_a_run_until_the_file_is_full() {
    for (int day = 1; day <= 4; day++) {
      assertThat(add(identity(), recorded("github-" + day + "-1-gate", day, 1)).runs())
          .isEqualTo(day);
    }

    assertThat(add(identity(), recorded("github-5-1-gate", 5, 1)).text())
        .isEqualTo(
            "job github-5-1-gate was added to baselines/iris.json; it is full with 5 runs: commit"
                + " it");
    assertThat(file.read()).contains(baseline(1, 2, 3, 4, 5));
  }

  @Test
  void a_second_run_of_a_job_is_not_added() throws IOException {
    new BaselineWriter(file).write(baseline(24));
    String before = Files.readString(file.path());

    AddedRun added = add(identity(), recorded("github-24-1-gate", 25, 2));

    assertThat(added)
        .isEqualTo(
            new AddedRun(
                false,
                1,
                "nothing was added to baselines/iris.json: job github-24-1-gate has a run there, and"
                    + " runs of one job share their luck; it has 1 of 5 runs: 4 jobs to go"));
    assertThat(Files.readString(file.path())).isEqualTo(before);
  }

  @Test
  void a_full_file_is_left_as_it_is() throws IOException {
    new BaselineWriter(file).write(baseline(1, 2, 3, 4, 5));
    String before = Files.readString(file.path());

    AddedRun added = add(identity(), recorded("github-6-1-gate", 6, 1));

    assertThat(added)
        .isEqualTo(
            new AddedRun(
                false,
                5,
                "nothing was added to baselines/iris.json: it is full; -Dloadline.baseline=write"
                    + " -Dloadline.baseline.restart=true records it anew"));
    assertThat(Files.readString(file.path())).isEqualTo(before);
  }

  @Test
  void a_full_file_begins_anew_where_that_is_asked_for() {
    new BaselineWriter(file).write(baseline(1, 2, 3, 4, 5));

    assertThat(restart(identity(), recorded("github-6-1-gate", 6, 1)).runs()).isEqualTo(1);
    assertThat(restart(identity(), recorded("github-7-1-gate", 7, 1)).runs())
        .as("the next job adds to it")
        .isEqualTo(2);
    assertThat(file.read()).contains(baseline(6, 7));
  }

  @Test
  void a_run_of_another_identity_is_refused_with_each_difference() throws IOException {
    new BaselineWriter(file).write(baseline(24));
    String before = Files.readString(file.path());

    assertThatThrownBy(() -> add(OTHER, recorded("github-25-1-gate", 25, 1)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("2 problems in the configuration\n")
        .hasMessageContaining(
            "\n  baselines/iris.json: generation was 3 in the baseline and is 4 now; test the"
                + " service as it was recorded, record the baseline anew"
                + " (-Dloadline.baseline=write -Dloadline.baseline.restart=true), or set mayDiffer"
                + " = \"generation\" where it is meant to differ\n")
        .hasMessageContaining("\n  baselines/iris.json: seed was 7 in the baseline and is 8 now;");
    assertThat(Files.readString(file.path())).isEqualTo(before);
  }

  @Test
  void facts_that_may_differ_keep_the_value_of_the_first_run() {
    new BaselineWriter(file).write(baseline(24));

    AddedRun added =
        file.add(
            OTHER,
            recorded("github-25-1-gate", 25, 1),
            Set.of(IdentityFact.GENERATION, IdentityFact.SEED),
            5,
            false);

    assertThat(added.isAdded()).isTrue();
    assertThat(file.read()).contains(baseline(24, 25));
  }

  @Test
  void a_file_of_another_identity_begins_anew_where_that_is_asked_for() {
    new BaselineWriter(file).write(baseline(24));

    assertThat(restart(OTHER, recorded("github-25-1-gate", 25, 1)).runs()).isEqualTo(1);
    assertThat(file.read().orElseThrow().identity()).isEqualTo(OTHER);
  }

  @Test
  void a_file_that_cannot_be_relied_on_begins_anew_only_where_that_is_asked_for()
      throws IOException {
    Files.createDirectories(file.path().getParent());
    Files.writeString(file.path(), "<<<<<<< HEAD\n");
    RecordedRun run = recorded("github-24-1-gate", 24, 1);

    assertThatThrownBy(() -> add(identity(), run))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("is a conflict of a merge in Git");
    assertThat(restart(identity(), run).runs()).isEqualTo(1);
  }

  @Test
  void a_folder_in_its_place_is_never_begun_anew() throws IOException {
    Files.createDirectories(file.path());

    assertThatThrownBy(() -> restart(identity(), recorded("github-24-1-gate", 24, 1)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("is a folder");
  }

  private AddedRun add(RunIdentity identity, RecordedRun run) {
    return file.add(identity, run, Set.of(), 5, false);
  }

  private AddedRun restart(RunIdentity identity, RecordedRun run) {
    return file.add(identity, run, Set.of(), 5, true);
  }
}
