package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.ResourceKind;
import org.junit.jupiter.api.Test;

/** What ends a worker from outside, and what the user is told. */
class PodEndTest {
  private final FakeRun run = new FakeRun();

  private static JobEnd endingAs(String status) throws InterruptedException {
    FakeRun other = new FakeRun();
    return other.ending(() -> other.pod(status));
  }

  @Test
  void evicted_for_a_node_that_is_short_of_memory() throws InterruptedException {
    JobEnd end =
        endingAs(
            "'phase': 'Failed', 'reason': 'Evicted', 'message': 'The node was low on resource:"
                + " memory.'");

    assertThat(end.kind()).isEqualTo(Kind.EVICTED);
    assertThat(end.what())
        .isEqualTo(
            "the worker's pod was evicted from node node-1: The node was low on resource: memory.");
  }

  @Test
  void evicted_by_a_drain_and_by_a_pod_of_higher_priority() throws InterruptedException {
    assertThat(endingAs(Statuses.disrupted("EvictionByEvictionAPI", "evicted")).kind())
        .isEqualTo(Kind.EVICTED);
    assertThat(endingAs(Statuses.disrupted("PreemptionByScheduler", "preempted")).what())
        .isEqualTo("the worker's pod was evicted from node node-1: preempted");
  }

  @Test
  void a_node_that_is_away_or_goes() throws InterruptedException {
    assertThat(endingAs(Statuses.disrupted("DeletionByTaintManager", "tainted")).kind())
        .isEqualTo(Kind.NODE_AWAY);
    assertThat(
            endingAs("'phase': 'Failed', 'reason': 'Terminated', 'message': 'node shutdown'")
                .what())
        .isEqualTo("the node node-1 of the worker is away or shuts down: node shutdown");
  }

  @Test
  void a_node_whose_kubelet_does_not_answer() throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .refusing("get pods/log", ApiException.Kind.AWAY, "dial tcp 10.0.0.2:10250: no route");

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(Kind.NODE_AWAY);
    assertThat(end.what())
        .isEqualTo(
            "the node node-1 of the worker does not answer: dial tcp 10.0.0.2:10250: no route");
    assertThat(run.passed()).hasSeconds(60);
  }

  @Test
  void the_deadline_of_the_job() throws InterruptedException {
    JobEnd end =
        run.ending(
            () -> {
              run.podGone();
              run.jobCondition("Failed", "DeadlineExceeded", "was active longer");
            });

    assertThat(end.kind()).isEqualTo(Kind.DEADLINE);
    assertThat(end.what())
        .isEqualTo("the worker's Job took longer than the 600 s that it may live");
  }

  @Test
  void a_job_that_somebody_else_deleted() throws InterruptedException {
    JobEnd end =
        run.ending(
            () -> {
              run.podGone();
              run.cluster().without(ResourceKind.JOBS, "loadline-iris-1");
            });

    assertThat(end.kind()).isEqualTo(Kind.DELETED);
    assertThat(end.what()).isEqualTo("somebody else deleted the worker's Job");
  }

  @Test
  void a_pod_that_somebody_else_deleted() throws InterruptedException {
    JobEnd end =
        run.ending(
            () ->
                run.pod(
                    "'deletionTimestamp': '2026-01-01T00:00:00Z', ",
                    Statuses.failed("Error", 143, "")));

    assertThat(end.what()).isEqualTo("somebody else deleted the worker's pod");
  }

  @Test
  void a_pod_that_is_gone_before_anyone_looked() throws InterruptedException {
    JobEnd end =
        run.ending(
            () -> {
              run.podGone();
              run.jobCondition("Failed", "BackoffLimitExceeded", "reached its limit");
            });

    assertThat(end.kind()).isEqualTo(Kind.DELETED);
  }

  @Test
  void what_interrupted_a_worker_that_could_still_write_its_result() throws InterruptedException {
    WorkerJob job = run.withPod(Statuses.RUNNING).start();
    assertThat(job.worker(0).interruption()).isEmpty();

    run.jobCondition("FailureTarget", "DeadlineExceeded", "was active longer");

    assertThat(job.worker(0).interruption()).map(JobEnd::kind).hasValue(Kind.DEADLINE);
    run.cluster().away(true);
    assertThat(job.worker(0).interruption()).isEmpty();
  }
}
