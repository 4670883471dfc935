package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.resource.ResourceKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Job beside others of its label or its name. */
class JobCreationTest {
  private final FakeRun run = new FakeRun();

  @Test
  void what_older_runs_of_the_same_id_have_left_is_removed_and_nothing_else()
      throws InterruptedException {
    run.withPod(Statuses.RUNNING).cluster().own().log(() -> List.of(FakeRun.LAST));
    older("mine", "'app.kubernetes.io/managed-by': 'loadline', 'loadline.io/run': 'iris'");
    older("other", "'app.kubernetes.io/managed-by': 'loadline', 'loadline.io/run': 'another'");
    older("foreign", "'loadline.io/run': 'iris'");

    run.end();

    assertThat(run.cluster().own().asked())
        .filteredOn(asked -> asked.startsWith("delete"))
        .containsExactly("delete jobs.batch mine");
    assertThat(run.said()).contains("removed Job ns/mine, which an older run has left");
  }

  private void older(String name, String labels) {
    run.cluster()
        .with(
            ResourceKind.JOBS,
            "{'metadata': {'name': '%1$s', 'namespace': 'ns', 'uid': '%1$s', 'labels': {%2$s}}}"
                .formatted(name, labels)
                .replace('\'', '"'));
  }

  @Test
  void a_job_whose_answer_was_lost_is_found_again() throws InterruptedException {
    run.withPod(Statuses.RUNNING).cluster().own().log(() -> List.of(FakeRun.LAST));
    run.cluster().own().losingAnswer("create jobs.batch").losingAnswer("create secrets");

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.said())
        .filteredOn(said -> said.startsWith("the API server is away, and is asked again"))
        .hasSize(2);
  }

  private static final String FULL = "jobs.batch is forbidden: exceeded quota: jobs, used: 1";

  private void noRoom() {
    run.cluster().own().refusing("create jobs.batch", ApiException.Kind.FORBIDDEN, FULL);
  }

  @Test
  void a_quota_that_an_ending_job_gives_back_is_waited_for() throws InterruptedException {
    run.withPod(Statuses.RUNNING).cluster().own().log(() -> List.of(FakeRun.LAST));
    noRoom();
    older(
        "mine",
        "'app.kubernetes.io/managed-by': 'loadline'}, 'deletionTimestamp': '2026-01-10', 'x': {");
    run.at(45, () -> run.cluster().without(ResourceKind.JOBS, "mine"))
        .at(50, () -> run.cluster().own().refusingNothing());

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.said())
        .filteredOn(said -> said.startsWith("waits for a quota that an ending Job may give back"))
        .hasSize(1);
  }

  @Test
  void a_quota_that_nobody_gives_back_is_told() throws InterruptedException {
    noRoom();

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(JobEnd.Kind.QUOTA);
    assertThat(end.what()).contains(FULL);
    assertThat(run.passed()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void a_job_of_that_name_that_is_not_of_this_run_is_left_alone() throws InterruptedException {
    older("loadline-iris-1", "'app': 'other'");

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(JobEnd.Kind.REFUSED);
    assertThat(end.what())
        .isEqualTo(
            "the API server did not create jobs.batch loadline-iris-1 in namespace ns: there is"
                + " another one of this name");
    assertThat(run.job()).isPresent();
  }
}
