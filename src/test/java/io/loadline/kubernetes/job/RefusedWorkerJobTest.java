package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.resource.ResourceKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a worker that cannot be made, or not be deleted. */
class RefusedWorkerJobTest {
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
            run.cluster(), Requests.plain(), JobClock.of(() -> 0, Instant::now), run.said()::add);

    job.start(
        () -> {
          throw new IllegalStateException("a class is not on the class path");
        });

    assertThat(run.follow(job).kind()).isEqualTo(JobEnd.Kind.NO_CLASSES);
    assertThat(run.cluster().own().asked()).isEmpty();
  }

  @Test
  void documents_beyond_the_bound_are_refused_before_anything_is_sent()
      throws InterruptedException {
    FakeRun large =
        new FakeRun(
            Requests.of(
                "loadline-iris-1",
                Map.of(),
                Map.of("secrets.json", PackedObjectTest.random(46_000_000))));

    JobEnd end = large.end();

    assertThat(end.kind()).isEqualTo(JobEnd.Kind.TOO_LARGE);
    assertThat(end.text())
        .matches(
            "plan and payloads take 3\\d\\.\\d MiB when they are compressed, and no more than 32 MiB"
                + " are sent to a worker\n"
                + "  do       take fewer or smaller payloads, or run the load here \\(runIn ="
                + " LOCAL\\)");
    assertThat(large.cluster().own().asked()).isEmpty();
  }

  @Test
  void a_job_that_cannot_be_deleted_is_told_with_when_it_goes() throws InterruptedException {
    WorkerJob job = run.start();
    run.cluster().own().refusing("delete jobs.batch", ApiException.Kind.AWAY, "Connection refused");

    job.close();

    assertThat(run.said())
        .contains(
            "Job ns/loadline-iris-1 is still there, since the API server did not delete it:"
                + " Connection refused; it goes 300 s after its end");
  }
}
