package io.loadline.kubernetes.monitor;

import static io.loadline.kubernetes.monitor.States.pod;
import static io.loadline.kubernetes.monitor.States.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of which services a success shows that nothing of them had ended until then. */
class ServiceReadingTest {
  private static boolean serves(KubeObject... pods) {
    return new ServiceReading(Optional.of(States.isvc("")), List.of(pods), List.of(), List.of())
        .isOneContainer();
  }

  private static KubeObject containers(String names) {
    return States.object(
        ResourceKind.PODS,
        "{'metadata': {'name': 'a', 'namespace': 'ml', 'uid': 'u'}, 'spec': {'containers': ["
            + names
            + "]}, 'status': {'conditions': [{'type': 'Ready', 'status': 'True'}]}}");
  }

  @Test
  void the_only_container_of_the_only_pod_gives_each_answer() {
    assertThat(serves(pod("a"))).isTrue();
    assertThat(serves(containers("{'name': 'web'}"))).isTrue();
  }

  @Test
  void another_container_may_end_without_a_request_that_fails() {
    assertThat(serves(containers("{'name': 'web'}, {'name': 'metrics'}"))).isFalse();
  }

  @Test
  void so_may_another_pod_and_one_that_is_not_known() {
    assertThat(serves(pod("a"), pod("b"))).isFalse();
    assertThat(serves()).isFalse();
  }

  @Test
  void a_pod_that_gets_no_traffic_answers_nothing() {
    String leaving = ", 'deletionTimestamp': '2026-01-01T00:00:00Z'";

    assertThat(serves(pod("a", "aaa", leaving, running(0, "")))).isFalse();
  }
}
