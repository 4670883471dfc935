package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ended a worker that runs, and what the user is told. */
class WorkerEndTest {
  private static final String FRAME = "loadline-frame/1 1 progress 1/1 00000000 {}";

  private final FakeRun run = new FakeRun();

  /** The stream ends, and then the pod has this status. */
  private JobEnd ending(Runnable what, String... lines) throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .cluster()
        .own()
        .log(
            () -> {
              what.run();
              return List.of(lines);
            });
    return run.end();
  }

  private JobEnd endingAs(String status, String... lines) throws InterruptedException {
    return ending(() -> run.pod(status), lines);
  }

  @Test
  void killed_for_memory() throws InterruptedException {
    JobEnd end = endingAs(Statuses.failed("OOMKilled", 137, ""), FRAME);

    assertThat(end.kind()).isEqualTo(Kind.OUT_OF_MEMORY);
    assertThat(end.text())
        .isEqualTo(
            """
            the worker's container was killed for memory (OOMKilled, exit code 137)
              do       raise the memory that the worker asks for and its limit; a LimitRange of \
            the namespace may set one: kubectl describe limitrange
                       or take fewer payloads and connections""");
  }

  @Test
  void an_image_without_java() throws InterruptedException {
    JobEnd end =
        endingAs(
            Statuses.failed(
                "StartError",
                128,
                "failed to create containerd task: exec: java: executable file not found in $PATH"));

    assertThat(end.kind()).isEqualTo(Kind.NO_JAVA);
    assertThat(end.text())
        .startsWith("there is no java in the worker's image: failed to create containerd task")
        .endsWith(
            "set loadline.image to an image with a JRE 17 or newer whose java is on its PATH");
  }

  @Test
  void a_jre_that_is_too_old() throws InterruptedException {
    JobEnd end =
        endingAs(
            Statuses.failed("Error", 1, ""),
            "Error: LinkageError occurred while loading main class io.loadline.engine.WorkerMain",
            "\tjava.lang.UnsupportedClassVersionError: io/loadline/engine/WorkerMain has been"
                + " compiled by a more recent version of the Java Runtime (class file version 61.0)");

    assertThat(end.kind()).isEqualTo(Kind.NO_JAVA);
    assertThat(end.what())
        .startsWith(
            "the JRE of the worker's image is too old, or is none that is known: java.lang");
    assertThat(end.log()).hasSize(2);
  }

  @Test
  void a_worker_that_fails_by_itself_shows_its_last_lines() throws InterruptedException {
    JobEnd end = endingAs(Statuses.failed("Error", 1, ""), FRAME, "Exception in thread main", "");

    assertThat(end.text())
        .isEqualTo(
            """
            the worker ended with exit code 1 before it had said all
              log      Exception in thread main
              do       see the log below result.json; with loadline.keep=true the pod stays for a \
            look""");
  }

  @Test
  void a_log_that_lost_its_last_lines() throws InterruptedException {
    assertThat(endingAs(Statuses.SUCCEEDED, FRAME).kind()).isEqualTo(Kind.LOG_LOST);
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
    assertThat(new PodEndCase().of(Statuses.disrupted("PreemptionByScheduler", "preempted")).what())
        .isEqualTo("the worker's pod was evicted from node node-1: preempted");
  }

  /** Another run. */
  private static final class PodEndCase {
    JobEnd of(String status) throws InterruptedException {
      return new WorkerEndTest().endingAs(status);
    }
  }

  @Test
  void a_node_that_is_away_or_goes() throws InterruptedException {
    assertThat(endingAs(Statuses.disrupted("DeletionByTaintManager", "tainted")).kind())
        .isEqualTo(Kind.NODE_AWAY);
    assertThat(
            new PodEndCase()
                .of("'phase': 'Failed', 'reason': 'Terminated', 'message': 'node shutdown'")
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
        ending(
            () -> {
              run.podGone();
              run.jobCondition("Failed", "DeadlineExceeded", "was active longer");
            },
            FRAME);

    assertThat(end.kind()).isEqualTo(Kind.DEADLINE);
    assertThat(end.what())
        .isEqualTo("the worker's Job took longer than the 600 s that it may live");
  }

  @Test
  void a_job_that_somebody_else_deleted() throws InterruptedException {
    JobEnd end =
        ending(
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
        ending(
            () ->
                run.pod(
                    "'deletionTimestamp': '2026-01-01T00:00:00Z', ",
                    Statuses.failed("Error", 143, "")));

    assertThat(end.what()).isEqualTo("somebody else deleted the worker's pod");
  }

  @Test
  void a_pod_that_is_gone_before_anyone_looked() throws InterruptedException {
    JobEnd end =
        ending(
            () -> {
              run.podGone();
              run.jobCondition("Failed", "BackoffLimitExceeded", "reached its limit");
            });

    assertThat(end.kind()).isEqualTo(Kind.DELETED);
  }

  @Test
  void what_interrupted_a_worker_that_could_still_write_its_result() throws InterruptedException {
    WorkerJob job = run.withPod(Statuses.RUNNING).start();
    assertThat(job.interruption()).isEmpty();

    run.jobCondition("FailureTarget", "DeadlineExceeded", "was active longer");

    assertThat(job.interruption()).map(JobEnd::kind).hasValue(Kind.DEADLINE);
    run.cluster().away(true);
    assertThat(job.interruption()).isEmpty();
  }
}
