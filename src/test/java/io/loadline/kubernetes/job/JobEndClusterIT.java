package io.loadline.kubernetes.job;

import static io.loadline.kubernetes.job.JobStartClusterIT.assertEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.loadline.kubernetes.job.JobEnd.Kind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How Jobs end on a real cluster that do not finish, and what is said of it. */
@Tag("cluster")
@Timeout(300)
class JobEndClusterIT {
  private RealRun run;

  @BeforeEach
  void open() {
    run = new RealRun();
  }

  @AfterEach
  void close() {
    if (run != null) {
      run.close();
    }
  }

  private JobEnd endingAtTick(String line, Runnable what) throws InterruptedException {
    try (WorkerJob job = run.start("tick", "300")) {
      return run.follow(
          job,
          said -> {
            if (said.equals(line)) {
              what.run();
            }
          });
    }
  }

  @Test
  void more_memory_than_it_may_have() throws Exception {
    assertEnd(
        run.end("fill"),
        Kind.OUT_OF_MEMORY,
        "the worker's container was killed for memory \\(OOMKilled, exit code 137\\)");
  }

  @Test
  void a_worker_that_fails() throws Exception {
    JobEnd end = run.end("exit", "3");

    assertEnd(end, Kind.CRASHED, "the worker ended with exit code 3 before it had said all");
    assertThat(end.log()).containsExactly("this goes wrong");
  }

  @Test
  void the_deadline() throws Exception {
    assertEnd(
        run.lasting(60, 8, 60).end("tick", "300"),
        Kind.DEADLINE,
        "the worker's Job took longer than the 8 s that it may live");
  }

  @Test
  void a_job_that_somebody_deletes() throws Exception {
    JobEnd end =
        endingAtTick(
            "tick 5",
            () ->
                run.namespace()
                    .client()
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(run.namespace().name())
                    .delete());

    assertEnd(end, Kind.DELETED, "somebody else deleted the worker's Job");
  }

  @Test
  void a_pod_that_somebody_deletes_and_no_second_one_is_made() throws Exception {
    JobEnd end =
        endingAtTick(
            "tick 5",
            () -> run.namespace().client().pods().inNamespace(run.namespace().name()).delete());

    assertEnd(end, Kind.DELETED, "(somebody else deleted the worker's pod|.*has gone.*)");
    assertThat(run.lines()).containsOnlyOnce("tick 1");
  }

  @Test
  void a_pod_that_is_evicted() throws Exception {
    JobEnd end = endingAtTick("tick 5", this::evict);

    assertEnd(end, Kind.EVICTED, "the worker's pod was evicted from node .*");
  }

  private void evict() {
    run.namespace()
        .pods(Map.of(JobLabels.MANAGED_BY, JobLabels.LOADLINE))
        .forEach(
            pod ->
                run.namespace()
                    .client()
                    .pods()
                    .inNamespace(run.namespace().name())
                    .withName(pod.getMetadata().getName())
                    .evict(
                        new EvictionBuilder()
                            .withNewMetadata()
                            .withName(pod.getMetadata().getName())
                            .withNamespace(run.namespace().name())
                            .endMetadata()
                            .build()));
  }
}
