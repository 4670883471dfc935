package io.loadline.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AccessMode;
import io.loadline.plan.Call;
import io.loadline.result.ClusterResult;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real InferenceService in mode Knative of which no pod runs. */
@Tag("cluster")
class SleepClusterIT {
  private final Gates gates = new Gates();
  private final PlainLoad load = new PlainLoad(Iris.INPUT);
  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeEach
  void make_room() {
    kit = ClusterKit.require().with("services.serving.knative.dev", "knative-up");
    namespace = kit.namespace("sleep");
  }

  @Test
  void one_that_sleeps_is_woken_on_the_way_of_the_load() throws Exception {
    namespace.apply(Iris.knative("1", "minReplicas: 0"));
    try (ClusterGate gate = gates.isvc(namespace.name(), "iris", AccessMode.DIRECT, "")) {
      load.reach(gate);
    }
    namespace.await("sleep", () -> namespace.pods(Map.of()).isEmpty());
    try (ClusterGate gate = gates.isvc(namespace.name(), "iris", AccessMode.DIRECT, "")) {
      Call call = load.reach(gate);
      ClusterResult result = load.measure(gate, call, 2, () -> TimeUnit.SECONDS.sleep(1));
      assertThat(requireNonNull(result.before()).pods()).isEqualTo(1);
      assertThat(result.notes()).anyMatch(note -> note.contains("is scaled to zero"));
    }
  }
}
