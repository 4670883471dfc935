package io.loadline.kubernetes.readiness;

import static io.loadline.kubernetes.readiness.Recorded.TRUE;
import static io.loadline.kubernetes.readiness.Recorded.deployment;
import static io.loadline.kubernetes.readiness.Recorded.isvc;
import static io.loadline.kubernetes.readiness.Recorded.pod;
import static io.loadline.kubernetes.readiness.Recorded.standard;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ObjectExplanationTest {
  private final FakeWait wait = new FakeWait();

  @Test
  void a_time_out_tells_everything_that_was_seen_and_what_to_do() {
    FakeCluster cluster = crashing();

    assertThat(wait.failure(cluster))
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
            --previous\
            """);
  }

  @Test
  void a_stopped_service_ends_the_wait_at_once() {
    String stop = "'annotations': {'serving.kserve.io/stop': 'true'}, ";
    FakeCluster cluster =
        standard().with(ResourceKind.INFERENCE_SERVICES, isvc(stop, TRUE, "UpToDate"));

    assertThat(wait.failure(cluster))
        .startsWith("not ready: InferenceService default/iris: it is stopped")
        .contains(
            "\n  do       kubectl --context test -n default annotate"
                + " inferenceservices.serving.kserve.io iris serving.kserve.io/stop-");
    assertThat(wait.pause().nanos()).isZero();
  }

  @Test
  void a_spec_that_is_refused_ends_the_wait_after_three_seconds() {
    FakeCluster cluster =
        standard().with(ResourceKind.INFERENCE_SERVICES, isvc("", "Unknown", "InvalidSpec"));

    assertThat(wait.failure(cluster)).contains("InvalidSpec", "get clusterservingruntimes");
    assertThat(Duration.ofNanos(wait.pause().nanos())).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void a_missing_right_ends_the_wait_at_once() {
    FakeCluster cluster = standard().forbidding(ResourceKind.INFERENCE_SERVICES);

    assertThat(wait.failure(cluster))
        .startsWith("not ready: this account has no right to see InferenceService default/iris")
        .contains("asked    get inferenceservices.serving.kserve.io iris in namespace default")
        .contains("docs/rbac.yaml");
  }

  @Test
  void a_missing_crd_ends_the_wait_at_once() {
    FakeCluster cluster = new FakeCluster().lacking(ResourceKind.INFERENCE_SERVICES);

    assertThat(wait.failure(cluster))
        .startsWith("not ready: this cluster has no InferenceService (serving.kserve.io/v1beta1)")
        .contains("KServe is not installed");
  }

  @Test
  void what_is_elsewhere_is_told_when_nothing_is_here() {
    FakeCluster cluster =
        new FakeCluster()
            .with(
                ResourceKind.INFERENCE_SERVICES,
                isvc("", TRUE, "").replace("\"default\"", "\"models\""))
            .with(ResourceKind.NAMESPACES, "{\"metadata\": {\"name\": \"default\"}}");

    assertThat(wait.failure(cluster))
        .contains("no InferenceService in namespace default")
        .contains("InferenceService of this name elsewhere: models/iris");
  }

  private static String event() {
    return Recorded.json(
        "{'metadata': {'name': 'e', 'namespace': 'default'}, 'type': 'Warning', 'reason':"
            + " 'BackOff', 'message': 'Back-off restarting failed container', 'involvedObject':"
            + " {'kind': 'Pod', 'name': 'iris-new', 'uid': 'p-iris-new'}}");
  }

  private static FakeCluster crashing() {
    return standard()
        .with(ResourceKind.INFERENCE_SERVICES, isvc("", "False", "InProgress"))
        .with(ResourceKind.DEPLOYMENTS, deployment("", 1, 0))
        .with(ResourceKind.PODS, pod("iris-new", "new", Recorded.crashing("kserve-container", 4)))
        .with(ResourceKind.EVENTS, event())
        .logging("iris-new", "loading", "ValueError: not a model");
  }
}
