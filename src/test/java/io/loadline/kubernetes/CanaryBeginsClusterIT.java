package io.loadline.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.loadline.plan.AccessMode;
import io.loadline.plan.Call;
import io.loadline.result.ClusterResult;
import io.loadline.result.InterferenceKind;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real canary that begins while the service is measured. */
@Tag("cluster")
class CanaryBeginsClusterIT {
  private final Gates gates = new Gates();
  private final PlainLoad load = new PlainLoad(Iris.INPUT);
  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeEach
  void make_room() {
    kit = ClusterKit.require().with("services.serving.knative.dev", "knative-up");
    namespace = kit.namespace("begins");
  }

  @Test
  void a_canary_that_begins_while_measuring_is_new_and_splits_the_traffic() throws Exception {
    namespace.apply(Iris.knative("1", ""));
    try (ClusterGate gate = gates.isvc(namespace.name(), "iris", AccessMode.DIRECT, "")) {
      Call call = load.reach(gate);
      ClusterResult result = load.measure(gate, call, 15, this::begin_a_canary);
      assertThat(result.interferences())
          .extracting(each -> each.kind())
          .contains(
              InterferenceKind.SPEC_CHANGED,
              InterferenceKind.NEW_REVISION,
              InterferenceKind.TRAFFIC_CHANGED);
      assertThat(requireNonNull(result.after()).components())
          .extracting(each -> each.revision() + " " + each.trafficPercent())
          .containsExactly("iris-predictor-00001 80", "iris-predictor-00002 20");
    }
  }

  /** Until both revisions get their share. */
  private void begin_a_canary() {
    namespace.apply(Iris.knative("2", "canaryTrafficPercent: 20"));
    namespace.await("the split", () -> traffic().contains("iris-predictor-00002"));
  }

  private String traffic() {
    GenericKubernetesResource iris =
        namespace
            .client()
            .genericKubernetesResources("serving.kserve.io/v1beta1", "InferenceService")
            .inNamespace(namespace.name())
            .withName("iris")
            .get();
    return String.valueOf(iris.<Object>get("status", "components", "predictor", "traffic"));
  }
}
