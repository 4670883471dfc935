package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.client.ApiException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is left by a thread that is told to stop. */
class InterruptedJobTest {
  private final FakeRun run = new FakeRun();

  @Test
  void a_job_that_a_lost_request_has_made_is_deleted_when_its_making_is_interrupted() {
    JobClock.Pause pause =
        time -> {
          throw new InterruptedException();
        };
    run.cluster().own().losingAnswer("create jobs.batch");
    WorkerJob job = job(pause);

    assertThatThrownBy(() -> job.start(List::of)).isInstanceOf(InterruptedException.class);

    assertThat(run.cluster().own().asked()).endsWith("delete jobs.batch loadline-iris-1");
    assertThat(run.job()).isEmpty();
  }

  private WorkerJob job(JobClock.Pause pause) {
    JobClock clock = new JobClock(() -> 0, Instant::now, pause);
    return new WorkerJob(run.cluster(), Requests.plain(), clock, run.said()::add);
  }

  @Test
  void a_thread_that_was_interrupted_deletes_its_job_all_the_same() throws InterruptedException {
    WorkerJob job =
        job(
            time -> {
              run.cluster().own().refusingNothing();
              if (Thread.interrupted()) {
                throw new InterruptedException();
              }
            });
    job.start(List::of);
    run.cluster().own().refusing("delete jobs.batch", ApiException.Kind.AWAY, "interrupted");

    Thread.currentThread().interrupt();
    job.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.job()).isEmpty();
  }
}
