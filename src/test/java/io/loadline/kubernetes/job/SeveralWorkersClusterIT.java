package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.job.JobEnd.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Job of several workers on a real cluster. */
@Tag("cluster")
@Timeout(300)
class SeveralWorkersClusterIT {
  private static final int COUNT = 3;

  private final Map<Integer, Collection<String>> lines = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
  private RealRun run;

  @BeforeEach
  void open() {
    run = new RealRun().workers(COUNT);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    if (run != null) {
      run.close();
    }
  }

  private List<JobEnd> ends(WorkerJob job, Runnable onFifthTickOfFirst) throws Exception {
    List<Callable<JobEnd>> following = new ArrayList<>();
    for (int index = 0; index < COUNT; index++) {
      JobWorker worker = job.worker(index);
      Collection<String> heard = new ConcurrentLinkedQueue<>();
      lines.put(index, heard);
      following.add(
          () ->
              worker.follow(
                  line -> {
                    heard.add(line);
                    if (worker.index() == 0 && line.equals("tick 5")) {
                      onFifthTickOfFirst.run();
                    }
                    return line.equals(FakeRun.LAST);
                  }));
    }
    List<JobEnd> ends = new ArrayList<>();
    for (Future<JobEnd> each : threads.invokeAll(following)) {
      ends.add(each.get());
    }
    return ends;
  }

  @Test
  void each_worker_knows_its_number_and_is_read_by_itself() throws Exception {
    try (WorkerJob job = run.start("index", "10")) {
      assertThat(ends(job, () -> {})).allMatch(JobEnd::isFinished);
      assertThat(job.worker(2).pod()).startsWith("loadline-test-1-2-");
    }

    for (int index = 0; index < COUNT; index++) {
      assertThat(lines.get(index)).startsWith("index " + index).contains("tick 10");
    }
  }

  @Test
  void a_worker_whose_pod_is_deleted_leaves_the_others_running() throws Exception {
    try (WorkerJob job = run.start("index", "150")) {
      List<JobEnd> ends =
          ends(
              job,
              () ->
                  run.namespace()
                      .client()
                      .pods()
                      .inNamespace(run.namespace().name())
                      .withLabel(JobLabels.INDEX, "0")
                      .delete());

      assertThat(ends.get(0).kind()).isEqualTo(Kind.DELETED);
      assertThat(ends.get(0).worker()).startsWith("worker 0 (pod loadline-test-1-0-");
      assertThat(ends.subList(1, COUNT)).allMatch(JobEnd::isFinished);
    }
  }
}
