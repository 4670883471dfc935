package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several pods of one Job: each has an end of its own, and all have that of the Job. */
class SeveralWorkersTest {
  private final FakeWorkers workers = new FakeWorkers(3);
  private final FakeRun run = workers.run();

  @Test
  void each_worker_is_read_from_its_own_pod() throws InterruptedException {
    workers.running().run().cluster().own().log(() -> List.of(FakeRun.LAST));
    WorkerJob job = run.start();

    assertThat(run.follow(job.worker(2)).isFinished()).isTrue();
    assertThat(run.follow(job.worker(0)).isFinished()).isTrue();

    assertThat(run.cluster().own().asked())
        .filteredOn(asked -> asked.startsWith("get pods/log"))
        .containsExactly(
            "get pods/log loadline-iris-1-2-x worker", "get pods/log loadline-iris-1-0-x worker");
    assertThatThrownBy(() -> job.worker(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_worker_is_known_by_its_pod_and_node_as_soon_as_they_are() throws InterruptedException {
    run.onJob(() -> workers.pod(1, Statuses.RUNNING)).cluster().own().log(() -> List.of("last"));
    JobWorker worker = run.start().worker(1);
    assertThat(worker.name()).isEqualTo("worker 1");
    assertThat(worker.pod()).isEmpty();

    run.follow(worker);

    assertThat(worker.name()).isEqualTo("worker 1 (pod loadline-iris-1-1-x on node node-1)");
    assertThat(worker.pod()).isEqualTo("loadline-iris-1-1-x");
    assertThat(worker.node()).isEqualTo("node-1");
  }

  @Test
  void an_eviction_is_the_end_of_one_worker() throws InterruptedException {
    JobEnd end =
        workers.ending(
            1, () -> workers.pod(1, Statuses.disrupted("EvictionByEvictionAPI", "drained")));

    assertThat(end.kind()).isEqualTo(Kind.EVICTED);
    assertThat(end.worker()).isEqualTo("worker 1 (pod loadline-iris-1-1-x on node node-1)");
    assertThat(end.text())
        .startsWith(
            "worker 1 (pod loadline-iris-1-1-x on node node-1): the worker's pod was evicted from"
                + " node node-1: drained\n  do ");
    assertThat(end.what()).startsWith("the worker's pod was evicted");
  }

  @Test
  void a_worker_that_is_killed_for_memory_is_named() throws InterruptedException {
    JobEnd end = workers.ending(2, () -> workers.pod(2, Statuses.failed("OOMKilled", 137, "")));

    assertThat(end.kind()).isEqualTo(Kind.OUT_OF_MEMORY);
    assertThat(end.worker()).startsWith("worker 2 (pod loadline-iris-1-2-x");
  }

  @Test
  void the_others_of_a_worker_that_is_lost_run_on() throws InterruptedException {
    WorkerJob job = workers.running().run().start();
    workers.podGone(0);

    assertThat(job.worker(0).interruption()).isEmpty();
    workers.pod(0, "'deletionTimestamp': '2026-01-01T00:00:00Z', ", Statuses.RUNNING);
    run.cluster().own().log(() -> List.of(FakeRun.LAST));

    assertThat(run.follow(job.worker(1)).isFinished()).isTrue();
    assertThat(job.worker(1).interruption()).isEmpty();
  }

  @Test
  void a_pod_that_somebody_else_deleted_is_told_apart_from_the_job() throws InterruptedException {
    JobEnd pod =
        workers.ending(
            1,
            () ->
                workers.pod(
                    1,
                    "'deletionTimestamp': '2026-01-01T00:00:00Z', ",
                    Statuses.failed("Error", 143, "")));
    FakeWorkers others = new FakeWorkers(3);
    JobEnd job =
        others.ending(
            1,
            () -> {
              others.podGone(1);
              others.run().cluster().without(ResourceKind.JOBS, "loadline-iris-1");
            });

    assertThat(pod.what()).isEqualTo("somebody else deleted the worker's pod");
    assertThat(pod.worker()).startsWith("worker 1 ");
    assertThat(job.what()).isEqualTo("somebody else deleted the worker's Job");
    assertThat(job.worker()).isEmpty();
  }

  @Test
  void the_deadline_is_that_of_the_job() throws InterruptedException {
    JobEnd end =
        workers.ending(
            1,
            () -> {
              workers.podGone(1);
              run.jobCondition("Failed", "DeadlineExceeded", "was active longer");
            });

    assertThat(end.kind()).isEqualTo(Kind.DEADLINE);
    assertThat(end.worker()).isEmpty();
  }

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

  @Test
  void all_are_stopped_together() throws InterruptedException {
    WorkerJob job = workers.running().run().start();
    run.cluster()
        .own()
        .log(
            () -> {
              job.stop();
              workers.podGone(0);
              workers.podGone(1);
              return List.of();
            });

    assertThat(run.follow(job.worker(0)).kind()).isEqualTo(Kind.STOPPED);
    assertThat(run.follow(job.worker(1)).kind()).isEqualTo(Kind.STOPPED);
    assertThat(run.job()).isEmpty();
  }
}
