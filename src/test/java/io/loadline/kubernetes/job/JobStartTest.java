package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others do to a Job before its worker runs. */
class JobStartTest {
  private final FakeRun run = new FakeRun();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'initContainerStatuses': [{'name': 'mesh-init', 'state': {'terminated': {'exitCode': 1}}}], 'containerStatuses': [{'name': 'worker', 'state': {'waiting': {'reason': 'PodInitializing'}}}]|container mesh-init has ended, last end: exit code 1
          'reason': 'SysctlForbidden', 'message': 'forbidden sysctl'|SysctlForbidden forbidden sysctl
          """)
  void a_pod_that_failed_before_its_worker_ran_is_not_one_that_is_gone(String status, String why)
      throws InterruptedException {
    JobEnd end = run.withPod("'phase': 'Failed', " + status).end();

    assertThat(end.kind()).isEqualTo(JobEnd.Kind.NOT_STARTED);
    assertThat(end.what()).isEqualTo("the worker's pod has failed before the worker ran: " + why);
  }

  @Test
  void a_job_that_a_queue_of_the_cluster_holds_back_is_told() throws InterruptedException {
    run.onJob(() -> run.jobCondition("Suspended", "JobSuspended", "Job suspended"));

    assertThat(run.end().text())
        .isEqualTo(
            "the worker's Job is suspended, as by a queue of the cluster (Kueue) (waited 120 s)\n"
                + "  do       kubectl -n ns describe jobs.batch loadline-iris-1\n"
                + "           if a start takes longer here, give it more time: loadline.worker-start");
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
