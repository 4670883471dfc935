package io.loadline.kubernetes.ready;

import static io.loadline.kubernetes.ready.Recorded.TRUE;
import static io.loadline.kubernetes.ready.Recorded.crashing;
import static io.loadline.kubernetes.ready.Recorded.deployment;
import static io.loadline.kubernetes.ready.Recorded.isvc;
import static io.loadline.kubernetes.ready.Recorded.pod;
import static io.loadline.kubernetes.ready.Recorded.running;
import static io.loadline.kubernetes.ready.Recorded.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.kubernetes.client.NotReadyInClusterException;
import io.loadline.kubernetes.find.Discovery;
import io.loadline.kubernetes.find.Sought;
import io.loadline.kubernetes.objects.Resource;
import io.loadline.plan.Awaited;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.Target;
import io.loadline.testkit.FakeCluster;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterWaitTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String FRESH =
      "'managedFields': [{'time': '2026-01-01T11:59:59Z'}, {'time': '2026-01-01T12:00:00Z',"
          + " 'subresource': 'status'}], ";

  private final ScriptedPause pause = new ScriptedPause();
  private final List<String> said = new ArrayList<>();

  @Test
  void returns_at_once_when_all_is_ready_for_long() throws Exception {
    ReadyObject ready = await(standard());

    assertThat(ready.object().what()).isEqualTo("InferenceService default/iris");
    assertThat(ready.waited()).isZero();
    assertThat(said).isEmpty();
  }

  @Test
  void waits_for_what_does_not_exist_yet_and_says_so_once() throws Exception {
    FakeCluster cluster = new FakeCluster();
    pause.at(5, () -> fill(cluster));

    assertThat(await(cluster).waited()).isEqualTo(Duration.ofSeconds(5));
    assertThat(said)
        .containsExactly(
            "waiting for InferenceService default/iris: it does not exist (yet) (0 ms of 60 s)");
  }

  @Test
  void what_was_just_changed_must_stay_ready_for_two_seconds() throws Exception {
    FakeCluster cluster =
        standard().with(Resource.INFERENCE_SERVICES, isvc(FRESH, TRUE, "UpToDate"));

    assertThat(await(cluster).waited()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_container_that_crashed_must_stay_ready_for_ten_seconds() throws Exception {
    String crashed =
        running(true, 1)
            .replace(
                "'state': {'running': {}}",
                "'state': {'running': {}}, 'lastState': {'terminated': {'exitCode': 1,"
                    + " 'finishedAt': '2026-01-01T11:59:58Z'}}");
    FakeCluster cluster = standard().with(Resource.PODS, pod("iris-new", "new", crashed));

    assertThat(await(cluster).waited()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_time_out_tells_everything_that_was_seen_and_what_to_do() {
    FakeCluster cluster =
        standard()
            .with(Resource.INFERENCE_SERVICES, isvc("", "False", "InProgress"))
            .with(Resource.DEPLOYMENTS, deployment("", 1, 0))
            .with(Resource.PODS, pod("iris-new", "new", crashing("kserve-container", 4)))
            .with(Resource.EVENTS, event())
            .logging("iris-new", "loading", "ValueError: not a model");

    assertThat(failure(cluster))
        .isEqualTo(
            """
            not ready within 60 s: InferenceService default/iris: PredictorReady is False, \
            MinimumReplicasUnavailable; pod iris-new: kserve-container waits, CrashLoopBackOff: \
            back-off 10s, 4 restarts, last end: exit code 1
              cluster  https://cluster.test:6443, context test
              status   PredictorReady is False, MinimumReplicasUnavailable
                       Ready is False, MinimumReplicasUnavailable
              model    InProgress, Loaded
              pods     iris-new: Running, node node-1
                         kserve-container waits, CrashLoopBackOff: back-off 10s, 4 restarts, last \
            end: exit code 1
              log      the last lines of kserve-container in iris-new:
                         loading
                         ValueError: not a model
              events   Pod iris-new: BackOff: Back-off restarting failed container
              waited   60 s
              usually  the server ends while it loads the model: what is stored is not what the \
            runtime reads
              do       kubectl --context test -n default logs iris-new -c kserve-container \
            --previous""");
  }

  @Test
  void a_stopped_service_ends_the_wait_at_once() {
    String stop = "'annotations': {'serving.kserve.io/stop': 'true'}, ";
    FakeCluster cluster =
        standard().with(Resource.INFERENCE_SERVICES, isvc(stop, TRUE, "UpToDate"));

    assertThat(failure(cluster))
        .startsWith("not ready: InferenceService default/iris: it is stopped")
        .contains(
            "\n  do       kubectl --context test -n default annotate"
                + " inferenceservices.serving.kserve.io iris serving.kserve.io/stop-");
    assertThat(pause.nanos()).isZero();
  }

  @Test
  void a_spec_that_is_refused_ends_the_wait_after_three_seconds() {
    FakeCluster cluster =
        standard().with(Resource.INFERENCE_SERVICES, isvc("", "Unknown", "InvalidSpec"));

    assertThat(failure(cluster)).contains("InvalidSpec", "get clusterservingruntimes");
    assertThat(Duration.ofNanos(pause.nanos())).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void a_model_that_failed_three_times_ends_the_wait_and_one_that_failed_once_does_not() {
    FakeCluster cluster =
        standard()
            .with(Resource.INFERENCE_SERVICES, isvc("", "False", "BlockedByFailedLoad"))
            .with(Resource.PODS, pod("iris-new", "new", crashing("storage-initializer", 0)));
    pause.at(
        30,
        () ->
            cluster.with(
                Resource.PODS, pod("iris-new", "new", crashing("storage-initializer", 2))));

    assertThat(failure(cluster))
        .contains("\n  ended    its model failed to load 3 times and more", "storageUri is wrong");
    assertThat(Duration.ofNanos(pause.nanos())).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void what_is_deleted_while_waiting_may_come_again_for_ten_seconds() throws Exception {
    FakeCluster cluster =
        standard().with(Resource.INFERENCE_SERVICES, isvc("", "False", "InProgress"));
    pause
        .at(2, () -> cluster.without(Resource.INFERENCE_SERVICES, "iris"))
        .at(
            9,
            () ->
                cluster.with(
                    Resource.INFERENCE_SERVICES,
                    isvc("", TRUE, "UpToDate").replace("\"u1\"", "\"u2\"")));

    assertThat(await(cluster).object().uid()).isEqualTo("u2");
  }

  @Test
  void what_stays_deleted_ends_the_wait() {
    FakeCluster cluster =
        standard().with(Resource.INFERENCE_SERVICES, isvc("", "False", "InProgress"));
    pause.at(2, () -> cluster.without(Resource.INFERENCE_SERVICES, "iris"));

    assertThat(failure(cluster)).contains("it was deleted while it was waited for");
    assertThat(Duration.ofNanos(pause.nanos())).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void an_api_server_that_is_away_is_asked_again() throws Exception {
    FakeCluster cluster = standard();
    cluster.away(true);
    pause.at(10, () -> cluster.away(false));

    assertThat(await(cluster).waited()).isEqualTo(Duration.ofSeconds(10));
    assertThat(said)
        .containsExactly(
            "waiting for InferenceService default/iris: the API server https://cluster.test:6443"
                + " does not answer (Connection refused); it is asked again until the time is up"
                + " (0 ms of 60 s)");
  }

  @Test
  void a_missing_right_ends_the_wait_at_once() {
    FakeCluster cluster = standard().forbidding(Resource.INFERENCE_SERVICES);

    assertThat(failure(cluster))
        .startsWith("not ready: this account has no right to see InferenceService default/iris")
        .contains("asked    get inferenceservices.serving.kserve.io iris in namespace default")
        .contains("docs/rbac.yaml");
  }

  @Test
  void a_missing_crd_ends_the_wait_at_once() {
    FakeCluster cluster = new FakeCluster().lacking(Resource.INFERENCE_SERVICES);

    assertThat(failure(cluster))
        .startsWith("not ready: this cluster has no InferenceService (serving.kserve.io/v1beta1)")
        .contains("KServe is not installed");
  }

  @Test
  void what_is_elsewhere_is_told_when_nothing_is_here() {
    FakeCluster cluster =
        new FakeCluster()
            .with(
                Resource.INFERENCE_SERVICES,
                isvc("", TRUE, "").replace("\"default\"", "\"models\""))
            .with(Resource.NAMESPACES, "{\"metadata\": {\"name\": \"default\"}}");

    assertThat(failure(cluster))
        .contains("no InferenceService in namespace default")
        .contains("InferenceService of this name elsewhere: models/iris");
  }

  private static void fill(FakeCluster cluster) {
    FakeCluster ready = standard();
    for (Resource resource :
        List.of(
            Resource.INFERENCE_SERVICES,
            Resource.DEPLOYMENTS,
            Resource.REPLICA_SETS,
            Resource.PODS)) {
      cluster.with(ready.list(resource, "", Map.of()));
    }
  }

  private static String event() {
    return Recorded.json(
        "{'metadata': {'name': 'e', 'namespace': 'default'}, 'type': 'Warning', 'reason':"
            + " 'BackOff', 'message': 'Back-off restarting failed container', 'involvedObject':"
            + " {'kind': 'Pod', 'name': 'iris-new', 'uid': 'p-iris-new'}}");
  }

  private String failure(FakeCluster cluster) {
    return String.valueOf(
        catchThrowableOfType(NotReadyInClusterException.class, () -> await(cluster)).getMessage());
  }

  private ReadyObject await(FakeCluster cluster) throws InterruptedException {
    Sought sought =
        new Discovery(cluster, host -> false)
            .sought(
                new Target(URI.create("isvc://iris")),
                Optional.of(new Awaited(AwaitedKind.ISVC, "iris", "")),
                "")
            .orElseThrow();
    return new ClusterWait(cluster, pause::nanos, InstantSource.fixed(NOW), said::add, pause)
        .await(sought, Duration.ofSeconds(60).toNanos());
  }
}
