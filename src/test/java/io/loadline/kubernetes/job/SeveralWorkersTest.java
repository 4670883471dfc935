package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.ResourceKind;
import java.io.IOException;
import java.time.Duration;
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
  void a_worker_without_a_pod_cannot_be_connected_to() throws InterruptedException {
    JobWorker worker = run.start().worker(1);

    assertThatThrownBy(() -> worker.connect(4_711, Duration.ofSeconds(1)))
        .isInstanceOf(IOException.class)
        .hasMessage("worker 1 has no pod that could be connected to");
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
