package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several pods of one Job, of which some do not start. */
class SeveralStartsTest {
  private final FakeWorkers workers = new FakeWorkers(3);
  private final FakeRun run = workers.run();

  @Test
  void a_worker_that_no_node_takes_is_named_and_the_others_run() throws InterruptedException {
    workers.running().run().cluster().own().log(() -> List.of(FakeRun.LAST));
    WorkerJob job = run.start();
    workers.pod(2, Statuses.unscheduled("0/2 nodes are available: 2 Insufficient cpu."));

    assertThat(run.follow(job.worker(0)).isFinished()).isTrue();
    JobEnd end = run.follow(job.worker(2));

    assertThat(end.kind()).isEqualTo(Kind.UNSCHEDULABLE);
    assertThat(end.text())
        .startsWith(
            "worker 2 (pod loadline-iris-1-2-x on node node-2): no node takes the worker's pod:"
                + " 0/2 nodes are available: 2 Insufficient cpu. (waited 120 s)");
  }

  @Test
  void a_quota_that_has_room_for_some_ends_those_that_have_no_pod() throws InterruptedException {
    run.onJob(
            () -> {
              workers.pod(0, Statuses.RUNNING);
              run.warning(
                  run.job().orElseThrow().uid(),
                  "FailedCreate",
                  "exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1");
            })
        .cluster()
        .own()
        .log(() -> List.of(FakeRun.LAST));
    WorkerJob job = run.start();

    assertThat(run.follow(job.worker(0)).isFinished()).isTrue();
    JobEnd end = run.follow(job.worker(1));

    assertThat(end.kind()).isEqualTo(Kind.QUOTA);
    assertThat(end.worker()).isEqualTo("worker 1");
    assertThat(end.text()).startsWith("worker 1: a quota of the namespace leaves no room for");
  }

  @Test
  void a_quota_that_had_no_room_before_ends_nobody_while_pods_are_made()
      throws InterruptedException {
    run.onJob(
            () ->
                run.warning(
                    run.job().orElseThrow().uid(),
                    "FailedCreate",
                    "exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1"))
        .at(15, () -> active(1))
        .at(30, () -> active(2))
        .at(45, () -> workers.pod(2, Statuses.RUNNING))
        .cluster()
        .own()
        .log(() -> List.of(FakeRun.LAST));

    assertThat(run.follow(run.start().worker(2)).isFinished()).isTrue();
  }

  /** So many pods of the Job are there now. */
  private void active(int count) {
    run.cluster()
        .with(
            ResourceKind.JOBS,
            ("{'metadata': {'name': 'loadline-iris-1', 'namespace': 'ns', 'uid': '%s'}, 'status':"
                    + " {'active': %d}}")
                .formatted(run.job().orElseThrow().uid(), count)
                .replace('\'', '"'));
  }

  @Test
  void an_image_that_one_node_cannot_pull_is_told_with_the_node() throws InterruptedException {
    workers.running();
    WorkerJob job = run.start();
    workers.pod(1, Statuses.waiting("ErrImagePull", "mirror.test/jre:17: not found"));

    JobEnd end = run.follow(job.worker(1));

    assertThat(end.kind()).isEqualTo(Kind.IMAGE);
    assertThat(end.worker()).endsWith(" on node node-1)");
  }

  @Test
  void a_job_that_a_queue_holds_back_is_told_of_all() throws InterruptedException {
    run.onJob(() -> run.jobCondition("Suspended", "JobSuspended", "Job suspended"));

    JobEnd end = run.follow(run.start().worker(1));

    assertThat(end.kind()).isEqualTo(Kind.NOT_STARTED);
    assertThat(end.worker()).isEmpty();
  }

  @Test
  void what_several_wait_for_alike_is_said_once() throws InterruptedException {
    WorkerJob job = run.start();

    run.follow(job.worker(2));
    run.follow(job.worker(1));

    assertThat(run.said())
        .filteredOn(said -> said.contains("waits"))
        .containsExactly("worker 2: waits: the worker's pod has not been made");
  }

  @Test
  void a_cluster_in_which_one_end_ends_all_is_refused_and_nothing_is_left()
      throws InterruptedException {
    run.cluster().own().lackingOfSpec("backoffLimitPerIndex");

    WorkerJob job = run.start();

    assertThat(run.follow(job.worker(1)).text())
        .isEqualTo(
            """
            3 workers need Kubernetes 1.29 or newer: this cluster does not know \
            backoffLimitPerIndex of a Job, without which the end of one worker ends them all
              do       set workers = 1, or take a newer cluster""");
    assertThat(run.cluster().own().asked()).endsWith("delete jobs.batch loadline-iris-1");
    assertThat(run.job()).isEmpty();
  }

  @Test
  void one_worker_needs_no_newer_cluster() throws InterruptedException {
    FakeRun one = new FakeRun();
    one.withPod(Statuses.RUNNING).cluster().own().lackingOfSpec("backoffLimitPerIndex");
    one.cluster().own().log(() -> List.of(FakeRun.LAST));

    assertThat(one.end().isFinished()).isTrue();
  }
}
