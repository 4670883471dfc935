package io.loadline.kubernetes.monitor;

import static io.loadline.kubernetes.monitor.ObservedChangesTest.told;
import static io.loadline.kubernetes.monitor.States.isvc;
import static io.loadline.kubernetes.monitor.States.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObjectChangesTest {
  private static final ServiceState ONE = States.of(pod("a"));

  @Test
  void scaling_is_told_with_both_counts() {
    assertThat(told(ONE, ONE.withReplicas("iris-predictor", 3)))
        .containsExactly("SCALED Deployment iris-predictor was scaled from 1 to 3");
  }

  @Test
  void an_edited_spec_is_told_and_an_edited_count_of_replicas_alone_is_not() {
    ObjectState was = ONE.object();
    assertThat(told(ONE, ONE.with(edited("{'predictor': {'minReplicas': 2}}"))))
        .containsExactly(
            "SPEC_CHANGED the spec of InferenceService ml/iris was changed (generation 3 became"
                + " 4)");
    assertThat(was.spec()).isEqualTo(ONE.object().spec());
    ServiceState two = ONE.with(edited("{'replicas': 1, 'a': 1}"));
    assertThat(told(two, ONE.with(edited("{'replicas': 2, 'a': 1}")))).isEmpty();
  }

  @Test
  void deletion_is_told_when_it_begins_and_once() {
    ServiceState leaving =
        ONE.with(
            ObjectState.of(
                Optional.of(
                    object("'uid': 'i1', 'generation': 4, 'deletionTimestamp': 'now'", "{}"))));
    assertThat(told(ONE, leaving))
        .containsExactly("DELETED InferenceService ml/iris is being deleted");
    assertThat(told(leaving, leaving.with(ObjectState.GONE))).isEmpty();
    assertThat(told(ONE, ONE.with(ObjectState.GONE)))
        .containsExactly("DELETED InferenceService ml/iris was deleted");
  }

  @Test
  void another_uid_is_another_service() {
    ServiceState other =
        ONE.with(ObjectState.of(Optional.of(object("'uid': 'i2', 'generation': 1", "{}"))));
    ServiceState gone = ONE.with(ONE.object().gone());
    assertThat(told(ONE, gone)).containsExactly("DELETED InferenceService ml/iris was deleted");
    assertThat(told(gone, other))
        .containsExactly("RECREATED InferenceService ml/iris was deleted and made again");
    assertThat(told(ONE, other))
        .containsExactly("RECREATED InferenceService ml/iris was deleted and made again");
  }

  @Test
  void a_changed_split_of_traffic_is_told_with_both() {
    ServiceState before = States.with(isvc(traffic("r1", 100, "r1", 0)), pod("a"));
    ServiceState after = States.with(isvc(traffic("r1", 80, "r2", 20)), pod("a"));
    assertThat(told(before, after))
        .containsExactly(
            "TRAFFIC_CHANGED its traffic went to predictor r1 100 %, and now goes to predictor r1"
                + " 80 %, predictor r2 20 %",
            "NEW_REVISION a new revision came: r2");
  }

  @Test
  void two_entries_of_one_revision_are_one_share() {
    ServiceState before = States.with(isvc(traffic("r1", 100, "r1", 0)), pod("a"));
    ServiceState after = States.with(isvc(traffic("r1", 20, "r1", 80)), pod("a"));
    assertThat(told(before, after)).isEmpty();
  }

  @Test
  void pressure_on_a_node_is_told() {
    ServiceState fine = ONE.withTroubles("node-1", Set.of());
    assertThat(told(fine, ONE.withTroubles("node-1", Set.of("MemoryPressure"))))
        .containsExactly("NODE_PRESSURE node node-1 has MemoryPressure");
  }

  private static String traffic(String one, int share, String two, int rest) {
    return (", 'components': {'predictor': {'traffic': [{'revisionName': '%s', 'percent': %d},"
            + " {'revisionName': '%s', 'percent': %d}]}}")
        .formatted(one, share, two, rest);
  }

  private static ObjectState edited(String spec) {
    return ObjectState.of(Optional.of(object("'uid': 'i1', 'generation': 4", spec)));
  }

  private static KubeObject object(String meta, String spec) {
    return States.object(
        ResourceKind.INFERENCE_SERVICES,
        "{'metadata': {'name': 'iris', 'namespace': 'ml', " + meta + "}, 'spec': " + spec + "}");
  }
}
