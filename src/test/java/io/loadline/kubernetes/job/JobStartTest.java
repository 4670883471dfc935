package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What others do to a Job before its worker runs. */
class JobStartTest {
  private final FakeRun run = new FakeRun();

  @Test
  void a_job_that_a_queue_of_the_cluster_holds_back_is_told() throws InterruptedException {
    run.onJob(() -> run.jobCondition("Suspended", "JobSuspended", "Job suspended"));

    assertThat(run.end().what())
        .isEqualTo(
            "the worker's Job is suspended, as by a queue of the cluster (Kueue) (waited 120 s)");
  }

  @Test
  void a_quota_that_an_ending_pod_gives_back_is_waited_for() throws InterruptedException {
    run.onJob(
            () ->
                run.warning(
                    run.job().orElseThrow().uid(),
                    "FailedCreate",
                    "exceeded quota: small, used: 1"))
        .at(12, () -> run.pod(Statuses.SUCCEEDED))
        .cluster()
        .own()
        .log(() -> List.of(FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
  }
}
