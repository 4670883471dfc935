package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ConfigMaps of a run that hold something else, and what the user is told. */
class ForeignClassesTest {
  private static final EnginePart PART = FakeRun.parts().get(0);
  private static final String REFUSED =
      "loadline: not the classes that the test has cut: " + PART.name() + ".jar";
  private static final String PLAN = "loadline-iris-1-plan-1";

  private final FakeRun run = new FakeRun();

  private void assertForeign(JobEnd end) {
    assertThat(end.kind()).as(end.text()).isEqualTo(Kind.FOREIGN_CLASSES);
    assertThat(end.what())
        .isEqualTo(
            "ConfigMap ns/%s does not hold the worker's classes that its name stands for"
                .formatted(PART.name()));
    assertThat(end.advice())
        .containsExactly(
            "find out who has changed or made it, and delete it, so that it is sent anew: kubectl"
                + " -n ns delete configmap "
                + PART.name());
    assertThat(run.cluster().own().asked())
        .noneMatch(asked -> asked.startsWith("delete configmaps"));
  }

  @Test
  void classes_that_are_found_are_used_without_being_read() throws InterruptedException {
    run.withPod(Statuses.RUNNING).cluster().own().log(() -> List.of(FakeRun.LAST));
    run.cluster()
        .with(ResourceKind.CONFIG_MAPS, Json.write(PART.manifest("ns", LocalDate.of(2026, 1, 10))))
        .refusingGet(ResourceKind.CONFIG_MAPS);

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.said()).noneMatch(said -> said.startsWith("sent"));
  }

  @Test
  void the_pod_compares_them_with_what_the_job_says() throws InterruptedException {
    run.start();

    assertThat(run.job().orElseThrow().tree().toString()).contains(PART.digest());
  }

  @Test
  void those_that_the_pod_has_refused_are_named() throws InterruptedException {
    assertForeign(run.ending(() -> run.pod(Statuses.failed("Error", 9, "")), REFUSED));
  }

  @Test
  void a_pod_that_ends_in_that_way_before_it_was_seen_to_run_is_no_other() throws Exception {
    run.withPod(Statuses.failed("Error", 9, "")).cluster().own().log(() -> List.of(REFUSED));

    assertForeign(run.end());
  }

  @Test
  void a_program_that_says_so_and_ends_otherwise_is_not_believed() throws InterruptedException {
    JobEnd end = run.ending(() -> run.pod(Statuses.failed("Error", 1, "")), REFUSED);

    assertThat(end.kind()).isEqualTo(Kind.CRASHED);
  }

  @Test
  void a_config_map_without_the_jar_is_named_at_once() throws InterruptedException {
    run.withPod("'phase': 'Pending'");
    run.at(
        1,
        () ->
            run.warning(
                "p1",
                "FailedMount",
                "MountVolume.SetUp failed for volume \\\"engine\\\" : configmap references"
                    + " non-existent config key: "
                    + PART.name()
                    + ".jar"));

    assertForeign(run.end());
    assertThat(run.passed()).isLessThan(java.time.Duration.ofSeconds(10));
  }

  private void planThere(String from, String to) {
    run.onJob(
        () -> {
          KubeObject job = run.job().orElseThrow();
          JsonObject plan =
              PackedObject.of(Requests.plain()).get(0).manifest(Requests.plain(), job);
          run.cluster().with(ResourceKind.CONFIG_MAPS, Json.write(plan).replace(from, to));
          run.pod(Statuses.RUNNING);
        });
    run.cluster().own().log(() -> List.of(FakeRun.LAST));
  }

  @Test
  void the_plan_that_a_lost_request_has_made_is_used() throws InterruptedException {
    planThere("", "");

    assertThat(run.end().isFinished()).isTrue();
  }

  @Test
  void what_others_have_made_under_the_name_of_the_plan_is_not() throws InterruptedException {
    planThere("\"binaryData\" : {", "\"data\" : {\"plan.json\" : \"{}\"}, \"binaryData\" : {");

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(Kind.REFUSED);
    assertThat(end.what())
        .isEqualTo(
            "the API server did not create configmaps "
                + PLAN
                + " in namespace ns: there is another one of this name");
  }

  @Test
  void nor_a_plan_that_can_still_be_changed() throws InterruptedException {
    planThere("\"immutable\" : true", "\"immutable\" : false");
    assertThat(run.end().kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void nor_one_that_starts_something_else() throws InterruptedException {
    planThere("\"start.jar\" : \"", "\"start.jar\" : \"AAAA");
    assertThat(run.end().kind()).isEqualTo(Kind.REFUSED);
  }
}
