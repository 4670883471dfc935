package io.loadline.kubernetes.monitor;

import static io.loadline.kubernetes.monitor.States.pod;
import static io.loadline.kubernetes.monitor.States.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.result.ServiceIdentity;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.RecordedCanary;
import java.util.List;
import java.util.Map;
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

  private static List<String> answering(ServiceReading reading, Optional<TrafficTag> tag) {
    ServiceIdentity called =
        ServiceIdentities.of(reading.object().orElseThrow(), reading.pods(), tag);
    return reading.answering(called).stream().map(KubeObject::name).toList();
  }

  private static ServiceReading of(KubeObject... pods) {
    KubeObject isvc = States.isvc(", 'components': {'predictor': {}, 'transformer': {}}");
    return new ServiceReading(Optional.of(isvc), List.of(pods), List.of(), List.of());
  }

  @Test
  void ready_pods_get_the_requests() {
    String starting = "'conditions': [{'type': 'Ready', 'status': 'False'}]";

    assertThat(answering(of(pod("a"), pod("b", "aaa", "", starting)), Optional.empty()))
        .containsExactly("a");
  }

  @Test
  void what_stands_before_the_predictor_is_not_the_model() {
    KubeObject transformer =
        States.object(
            ResourceKind.PODS,
            "{'metadata': {'name': 't', 'namespace': 'ml', 'uid': 't', 'labels': {'component':"
                + " 'transformer'}}, 'status': {'conditions': [{'type': 'Ready', 'status':"
                + " 'True'}]}}");

    assertThat(answering(of(pod("a"), transformer), Optional.empty())).containsExactly("a");
  }

  @Test
  void a_revision_without_a_share_gets_requests_by_its_tag_alone() {
    FakeCluster cluster = RecordedCanary.cluster(RecordedCanary.TAGS, "", RecordedCanary.BEFORE);
    KubeObject isvc = cluster.get(ResourceKind.INFERENCE_SERVICES, "models", "iris").orElseThrow();
    ServiceReading reading =
        new ServiceReading(
            Optional.of(isvc),
            cluster.list(ResourceKind.PODS, "models", Map.of()),
            List.of(),
            List.of());
    TrafficTag tag = new TrafficTag("predictor", "next", "iris-predictor-00002", 0, "", false);

    assertThat(answering(reading, Optional.empty())).containsExactly("old");
    assertThat(answering(reading, Optional.of(tag))).containsExactly("new");
  }
}
