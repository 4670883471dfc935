package io.loadline.kubernetes.readiness;

import static io.loadline.kubernetes.readiness.Recorded.TRUE;
import static io.loadline.kubernetes.readiness.Recorded.crashing;
import static io.loadline.kubernetes.readiness.Recorded.isvc;
import static io.loadline.kubernetes.readiness.Recorded.pod;
import static io.loadline.kubernetes.readiness.Recorded.running;
import static io.loadline.kubernetes.readiness.Recorded.standard;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterWaitTest {
  private static final String FRESH =
      "'managedFields': [{'time': '2026-01-01T11:59:59Z'}, {'time': '2026-01-01T12:00:00Z',"
          + " 'subresource': 'status'}], ";

  private final FakeWait wait = new FakeWait();

  @Test
  void returns_at_once_when_all_is_ready_for_long() throws Exception {
    ClusterWait.ReadyObject ready = wait.await(standard());

    assertThat(ready.object().what()).isEqualTo("InferenceService default/iris");
    assertThat(ready.waited()).isZero();
    assertThat(wait.said()).isEmpty();
  }

  @Test
  void waits_for_what_does_not_exist_yet_and_says_so_once() throws Exception {
    FakeCluster cluster = new FakeCluster();
    wait.pause().at(5, () -> fill(cluster));

    assertThat(wait.await(cluster).waited()).isEqualTo(Duration.ofSeconds(5));
    assertThat(wait.said())
        .containsExactly(
            "waiting for InferenceService default/iris: it does not exist (yet) (0 ms of 60 s)");
  }

  @Test
  void what_stays_in_the_way_is_said_again_after_each_15_s() throws Exception {
    FakeCluster cluster = new FakeCluster();
    wait.pause().at(35, () -> fill(cluster));

    wait.await(cluster);

    String absent = "waiting for InferenceService default/iris: it does not exist (yet) ";
    assertThat(wait.said())
        .containsExactly(
            absent + "(0 ms of 60 s)",
            "still " + absent + "(15 s of 60 s)",
            "still " + absent + "(30 s of 60 s)");
  }

  @Test
  void another_thing_in_the_way_breaks_the_silence_and_what_is_ready_says_no_more()
      throws Exception {
    FakeCluster cluster = standard();
    cluster.without(ResourceKind.INFERENCE_SERVICES, "iris");
    wait.pause()
        .at(
            10,
            () -> cluster.with(ResourceKind.INFERENCE_SERVICES, isvc("", "False", "InProgress")))
        .at(20, () -> cluster.with(ResourceKind.INFERENCE_SERVICES, isvc("", TRUE, "UpToDate")));

    wait.await(cluster);

    assertThat(wait.said()).hasSize(2).noneMatch(line -> line.startsWith("still"));
    assertThat(wait.said().get(1)).endsWith("(10 s of 60 s)");
  }

  @Test
  void what_was_just_changed_must_stay_ready_for_two_seconds() throws Exception {
    FakeCluster cluster =
        standard().with(ResourceKind.INFERENCE_SERVICES, isvc(FRESH, TRUE, "UpToDate"));

    assertThat(wait.await(cluster).waited()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_container_that_crashed_must_stay_ready_for_ten_seconds() throws Exception {
    String crashed =
        running(true, 1)
            .replace(
                "'state': {'running': {}}",
                "'state': {'running': {}}, 'lastState': {'terminated': {'exitCode': 1,"
                    + " 'finishedAt': '2026-01-01T11:59:58Z'}}");
    FakeCluster cluster = standard().with(ResourceKind.PODS, pod("iris-new", "new", crashed));

    assertThat(wait.await(cluster).waited()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_model_that_failed_three_times_ends_the_wait_and_one_that_failed_once_does_not() {
    FakeCluster cluster =
        standard()
            .with(ResourceKind.INFERENCE_SERVICES, isvc("", "False", "BlockedByFailedLoad"))
            .with(ResourceKind.PODS, pod("iris-new", "new", crashing("storage-initializer", 0)));
    wait.pause()
        .at(
            30,
            () ->
                cluster.with(
                    ResourceKind.PODS, pod("iris-new", "new", crashing("storage-initializer", 2))));

    assertThat(wait.failure(cluster))
        .contains("\n  ended    its model failed to load 3 times and more", "storageUri is wrong");
    assertThat(Duration.ofNanos(wait.pause().nanos())).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void what_is_deleted_while_waiting_may_come_again_for_ten_seconds() throws Exception {
    FakeCluster cluster =
        standard().with(ResourceKind.INFERENCE_SERVICES, isvc("", "False", "InProgress"));
    wait.pause()
        .at(2, () -> cluster.without(ResourceKind.INFERENCE_SERVICES, "iris"))
        .at(
            9,
            () ->
                cluster.with(
                    ResourceKind.INFERENCE_SERVICES,
                    isvc("", TRUE, "UpToDate").replace("\"u1\"", "\"u2\"")));

    assertThat(wait.await(cluster).object().uid()).isEqualTo("u2");
  }

  @Test
  void what_stays_deleted_ends_the_wait() {
    FakeCluster cluster =
        standard().with(ResourceKind.INFERENCE_SERVICES, isvc("", "False", "InProgress"));
    wait.pause().at(2, () -> cluster.without(ResourceKind.INFERENCE_SERVICES, "iris"));

    assertThat(wait.failure(cluster)).contains("it was deleted while it was waited for");
    assertThat(Duration.ofNanos(wait.pause().nanos())).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void an_api_server_that_is_away_is_asked_again() throws Exception {
    FakeCluster cluster = standard();
    cluster.away(true);
    wait.pause().at(10, () -> cluster.away(false));

    assertThat(wait.await(cluster).waited()).isEqualTo(Duration.ofSeconds(10));
    assertThat(wait.said())
        .containsExactly(
            "waiting for InferenceService default/iris: the API server https://cluster.test:6443"
                + " does not answer (Connection refused); it is asked again until the time is up"
                + " (0 ms of 60 s)");
  }

  private static void fill(FakeCluster cluster) {
    FakeCluster ready = standard();
    for (ResourceKind resource :
        List.of(
            ResourceKind.INFERENCE_SERVICES,
            ResourceKind.DEPLOYMENTS,
            ResourceKind.REPLICA_SETS,
            ResourceKind.PODS)) {
      cluster.with(ready.list(resource, "", Map.of()));
    }
  }
}
