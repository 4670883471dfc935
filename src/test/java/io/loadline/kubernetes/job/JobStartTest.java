package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

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

}
