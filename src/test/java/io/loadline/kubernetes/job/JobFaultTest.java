package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.resource.ResourceKind;
import org.junit.jupiter.api.Test;

/** What goes wrong here, and not in the cluster, while a Job is made. */
class JobFaultTest {
  private final FakeRun run = new FakeRun();

  @Test
  void a_fault_of_ours_while_the_job_is_made_is_not_one_of_the_classes() {
    run.onJob(
        () -> {
          throw new IllegalStateException("made up");
        });

    assertThatThrownBy(run::start).isInstanceOf(IllegalStateException.class).hasMessage("made up");
  }

  @Test
  void a_job_is_deleted_when_its_documents_cannot_be_made() {
    run.cluster()
        .own()
        .onCreate(
            made -> {
              if (made.resource().equals(ResourceKind.SECRETS)) {
                throw new IllegalStateException("made up");
              }
            });

    assertThatThrownBy(run::start).hasMessage("made up");
    assertThat(run.job()).isEmpty();
  }

  @Test
  void classes_that_cannot_be_read_are_told() throws InterruptedException {
    WorkerJob job =
        new WorkerJob(
            run.cluster(),
            Requests.plain(),
            JobClock.of(() -> 0, java.time.Instant::now),
            run.said()::add);

    job.start(
        () -> {
          throw new IllegalStateException("a class is not on the class path");
        });

    assertThat(run.follow(job).kind()).isEqualTo(JobEnd.Kind.NO_CLASSES);
    assertThat(run.cluster().own().asked()).isEmpty();
  }
}
