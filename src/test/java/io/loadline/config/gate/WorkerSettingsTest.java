package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {
  private static final Map<String, String> LABELS = Map.of("pool", "load", "example.com/gpu", "");
  private static final List<Switches.Taint> TAINTS =
      List.of(new Switches.Taint("pool", "load", "NoSchedule"), new Switches.Taint("spot", "", ""));

  @Test
  void the_worker_is_set_from_outside() {
    GateFixture gate =
        gate()
            .property("loadline.image", "mirror.example/jre:17")
            .property("loadline.image-pull-secrets", "one, two")
            .property("loadline.worker-namespace", "load")
            .property("loadline.worker-cpu", "1500m")
            .property("loadline.worker-memory", "1Gi")
            .property("loadline.worker-node-selector", "pool=load,example.com/gpu=")
            .property("loadline.worker-tolerations", "pool=load:NoSchedule,spot")
            .property("loadline.worker-user", "1000680000")
            .property("loadline.worker-start", "10m")
            .property("loadline.worker-mesh", "TRUE")
            .property("loadline.keep", "true");
    assertThat(gate.config().switches().worker())
        .isEqualTo(
            new Switches.Worker(
                "mirror.example/jre:17",
                List.of("one", "two"),
                new Switches.WorkerRequests("1500m", "1Gi"),
                new Switches.WorkerPlacement("load", LABELS, TAINTS),
                OptionalInt.of(1_000_680_000),
                Duration.ofMinutes(10),
                true,
                true));
  }

  @Test
  void the_user_may_be_left_to_the_cluster() {
    GateFixture gate = gate().property("loadline.worker-user", " cluster ");
    assertThat(gate.config().switches().worker().user()).isEmpty();
  }

  @Test
  void a_pod_has_3_minutes_to_start_unless_told_otherwise() {
    assertThat(gate().config().switches().worker().start()).isEqualTo(Duration.ofMinutes(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loadline.image | a b | is no image",
        "loadline.image-pull-secrets | Registry | is no name in Kubernetes",
        "loadline.worker-cpu | much | is no quantity of Kubernetes",
        "loadline.worker-node-selector | pool:load | is no label",
        "loadline.worker-tolerations | pool=load:Never | is no taint",
        "loadline.worker-user | 0 | is neither cluster nor the number of a user that is not root",
        "loadline.worker-user | 2147483648 | is neither cluster nor the number",
        "loadline.worker-user | nobody | is neither cluster nor the number",
        "loadline.worker-start | 3 | has no unit",
        "loadline.worker-start | 9s | is less than the 10s that a pod needs on a good day",
        "loadline.keep | yes | is neither true nor false"
      })
  void a_wrong_setting_of_the_worker_is_refused(String key, String value, String rule) {
    assertThat(gate().property(key, value).refusal()).contains(key + " = \"" + value, rule);
  }
}
