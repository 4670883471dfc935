package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.client.ApiException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerJobTest {
  private static final String SAID = "first";

  /** printf '\0\0\0\x09\0\0\0\x01a/B.class\x01' | sha256sum. */
  private static final String PART = "loadline-engine-07b5f57aba961f17c074";

  private final FakeRun run = new FakeRun();

  @Test
  void classes_come_first_then_the_job_and_then_what_goes_with_it() throws InterruptedException {
    run.withPod(Statuses.RUNNING).cluster().own().log(() -> List.of(SAID, FakeRun.LAST));

    try (WorkerJob job = run.start()) {
      assertThat(run.follow(job).isFinished()).isTrue();
    }

    assertThat(run.lines()).containsExactly(SAID, FakeRun.LAST);
    assertThat(run.cluster().own().asked())
        .containsExactly(
            "list jobs.batch",
            "list configmaps",
            "create configmaps " + PART,
            "create jobs.batch loadline-iris-1",
            "create configmaps loadline-iris-1-plan-1",
            "create secrets loadline-iris-1-secret-1",
            "get pods/log loadline-iris-1-x worker",
            "delete jobs.batch loadline-iris-1");
    assertThat(run.said())
        .containsExactly(
            "sent 1 of 1 parts of the worker's classes",
            "made Job ns/loadline-iris-1 with image loadline.test/jre:17");
  }

  @Test
  void a_job_that_is_to_be_kept_is_not_deleted() throws InterruptedException {
    FakeRun kept = new FakeRun(kept());
    kept.withPod(Statuses.RUNNING).cluster().own().log(() -> List.of(FakeRun.LAST));

    try (WorkerJob job = kept.start()) {
      kept.follow(job);
    }

    assertThat(kept.cluster().own().asked()).noneMatch(asked -> asked.startsWith("delete"));
    assertThat(kept.said())
        .contains(
            "Job ns/loadline-iris-1 is kept for a look; remove it by kubectl -n ns delete job"
                + " loadline-iris-1");
  }

  private static JobRequest kept() {
    JobRequest plain = Requests.plain();
    return new JobRequest(
        plain.namespace(),
        plain.name(),
        plain.runId(),
        plain.pod(),
        plain.placement(),
        Requests.lifetime(true),
        plain.documents(),
        plain.command());
  }

  @Test
  void what_a_worker_writes_after_it_was_told_to_stop_is_read() throws InterruptedException {
    WorkerJob job = run.withPod(Statuses.RUNNING).start();
    run.cluster()
        .own()
        .log(
            () -> {
              job.stop();
              return List.of(SAID, FakeRun.LAST);
            });

    assertThat(run.follow(job).isFinished()).isTrue();
    assertThat(run.job()).isEmpty();
    assertThat(job.worker(0).interruption()).isEmpty();
  }

  @Test
  void a_job_that_we_have_deleted_was_stopped_and_not_deleted_by_others()
      throws InterruptedException {
    WorkerJob job = run.withPod(Statuses.RUNNING).start();
    run.cluster()
        .own()
        .log(
            () -> {
              job.close();
              run.podGone();
              return List.of(SAID);
            });

    assertThat(run.follow(job).kind()).isEqualTo(JobEnd.Kind.STOPPED);
  }

  @Test
  void a_job_that_was_closed_while_it_was_made_is_deleted() throws InterruptedException {
    JobRequest request = Requests.plain();
    FakeRun closing = new FakeRun(request);
    WorkerJob[] job = new WorkerJob[1];
    job[0] =
        new WorkerJob(
            closing.cluster(),
            request,
            JobClock.of(() -> 0, java.time.Instant::now),
            closing.said()::add);
    closing.onJob(() -> job[0].close());

    job[0].start(List::of);

    assertThat(closing.job()).isEmpty();
    assertThat(closing.follow(job[0]).kind()).isEqualTo(JobEnd.Kind.STOPPED);
  }

  @Test
  void a_job_whose_making_is_interrupted_is_deleted() {
    JobRequest request = Requests.plain();
    FakeRun interrupted = new FakeRun(request);
    JobClock.Pause pause =
        time -> {
          interrupted.cluster().own().refusingNothing();
          throw new InterruptedException();
        };
    WorkerJob job =
        new WorkerJob(
            interrupted.cluster(),
            request,
            new JobClock(() -> 0, java.time.Instant::now, pause),
            interrupted.said()::add);
    interrupted
        .cluster()
        .own()
        .refusing("create secrets", ApiException.Kind.AWAY, "Connection refused");

    assertThatThrownBy(() -> job.start(List::of)).isInstanceOf(InterruptedException.class);

    assertThat(interrupted.cluster().own().asked()).endsWith("delete jobs.batch loadline-iris-1");
    assertThat(interrupted.job()).isEmpty();
  }
}
