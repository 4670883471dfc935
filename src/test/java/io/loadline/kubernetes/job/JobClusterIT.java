package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.testkit.CuttableProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The life of a Job on a real cluster. */
@Tag("cluster")
@Timeout(300)
class JobClusterIT {
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

  @Test
  void a_worker_runs_in_a_restricted_namespace_and_leaves_its_classes_alone() throws Exception {
    run.namespace().restrict();

    assertThat(run.end("tick", "20")).returns(true, JobEnd::isFinished);

    assertThat(run.lines())
        .startsWith("node loadline", "tick 1", "tick 2")
        .endsWith("tick 20", FakeRun.LAST)
        .doesNotHaveDuplicates();
    run.namespace().await("the end of all of it", () -> run.left().isEmpty());
    assertThat(run.namespace().client().configMaps().inNamespace(run.namespace().name()).list())
        .satisfies(
            found ->
                assertThat(found.getItems())
                    .filteredOn(map -> map.getMetadata().getName().startsWith("loadline"))
                    .singleElement()
                    .satisfies(
                        map -> assertThat(map.getMetadata().getName()).contains("-engine-")));
  }

  @Test
  void a_second_run_finds_the_classes_of_the_first() throws Exception {
    assertThat(run.end("read").isFinished()).isTrue();
    assertThat(run.said()).contains("sent 1 of 1 parts of the worker's classes");
    run.said().clear();

    assertThat(run.end("read").isFinished()).isTrue();

    assertThat(run.said()).noneMatch(said -> said.startsWith("sent"));
  }

  @Test
  void large_documents_lie_in_one_folder_and_there_is_no_token() throws Exception {
    run.secret(Map.of("secrets.json", PackedObjectTest.random(4_000_000)));

    assertThat(run.end("read").isFinished()).isTrue();

    assertThat(run.lines())
        .contains("token false", "secrets.json.gz.1 921600", "secrets.json.gz.2 921600")
        .anyMatch(line -> line.startsWith("plan.json.gz.1 "));
  }

  @Test
  void the_api_server_takes_both_manifests_as_they_are() throws Exception {
    String path =
        "/apis/batch/v1/namespaces/%s/jobs?dryRun=All&fieldValidation=Strict"
            .formatted(run.namespace().name());
    for (JobRequest request : List.of(Requests.plain(), Requests.full())) {
      String job =
          Json.write(JobManifest.of(request, List.of("1".repeat(64)), PackedObject.of(request)))
              .replace('"' + request.namespace() + '"', '"' + run.namespace().name() + '"');

      assertThat(run.kit().client().raw(path, "POST", job)).contains("\"uid\"");
    }
  }

  @Test
  void a_worker_that_is_told_to_stop_says_so_before_it_ends() throws Exception {
    WorkerJob job = run.start("tick", "600");

    JobEnd end =
        run.follow(
            job,
            line -> {
              if (line.equals("tick 5")) {
                job.stop();
              }
            });

    assertThat(end.kind()).isEqualTo(JobEnd.Kind.STOPPED);
    assertThat(run.lines()).contains("told to stop");
    run.namespace().await("the end of all of it", () -> run.left().isEmpty());
  }

  @Test
  void a_stream_that_is_cut_in_mid_run_loses_no_line() throws Exception {
    try (CuttableProxy line = new CuttableProxy(run.kit().apiPort())) {
      run.by(run.kit().through(line.port()));

      try (WorkerJob job = run.start("tick", "150")) {
        JobEnd end =
            run.follow(
                job,
                said -> {
                  if (said.equals("tick 20") && !run.said().contains("cut")) {
                    run.said().add("cut");
                    line.cut();
                    CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS).execute(line::restore);
                  }
                });
        assertThat(end.isFinished()).as(end.text() + run.said()).isTrue();
      }
    }
    assertThat(run.said()).anyMatch(said -> said.startsWith("the API server is away"));
    for (int i = 1; i <= 150; i++) {
      assertThat(run.lines()).contains("tick " + i);
    }
  }

  @Test
  void a_job_whose_test_is_killed_goes_by_itself_but_for_the_classes() throws Exception {
    run.lasting(60, 8, 1);
    WorkerJob lost = run.start("tick", "600");

    assertThat(run.left()).isNotEmpty();

    run.namespace().await("the end of all of it", () -> run.left().isEmpty());
    assertThat(run.follow(lost, line -> {}).kind()).isEqualTo(JobEnd.Kind.DELETED);
  }

  @Test
  void a_later_run_removes_what_an_older_one_has_left() throws Exception {
    run.start("tick", "600");

    assertThat(run.end("read").isFinished()).isTrue();

    assertThat(run.said())
        .contains(
            "removed Job "
                + run.namespace().name()
                + "/loadline-test-1, which an older run has left");
    run.namespace().await("the end of all of it", () -> run.left().isEmpty());
  }

  @Test
  void after_all_is_removed_there_is_nothing_of_ours() throws Exception {
    var before = run.namespace().contents().read();
    run.start("tick", "600");

    List<String> gone = new ArrayList<>();
    new ObjectRemoval(run.cluster(), run.namespace().name()).remove("", gone::add);
    assertThat(gone).hasSize(2).anyMatch(removed -> removed.startsWith("ConfigMap"));

    run.namespace()
        .await("the end of all of it", () -> run.namespace().contents().read().equals(before));
  }
}
