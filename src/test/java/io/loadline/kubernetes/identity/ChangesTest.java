package io.loadline.kubernetes.identity;

import static io.loadline.kubernetes.identity.States.container;
import static io.loadline.kubernetes.identity.States.ended;
import static io.loadline.kubernetes.identity.States.isvc;
import static io.loadline.kubernetes.identity.States.pod;
import static io.loadline.kubernetes.identity.States.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.objects.KubeObject;
import io.loadline.kubernetes.objects.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final ServiceState ONE = States.of(pod("a"));

  @Test
  void nothing_is_told_where_nothing_changed() {
    assertThat(told(ONE, States.of(pod("a")))).isEmpty();
  }

  @Test
  void a_pod_is_told_as_deleted_when_it_begins_to_leave_and_not_again_when_it_is_gone() {
    ServiceState leaving = States.of(leaving());
    assertThat(told(ONE, leaving)).containsExactly("POD_DELETED pod a was deleted");
    assertThat(told(leaving, ONE.withoutPod("uid-a"))).isEmpty();
  }

  @Test
  void a_pod_that_is_gone_at_once_is_told_as_deleted() {
    assertThat(told(ONE, ONE.withoutPod("uid-a"))).containsExactly("POD_DELETED pod a was deleted");
  }

  @Test
  void the_pod_in_its_place_is_told_as_added() {
    assertThat(told(ONE, States.of(leaving(), pod("b"))))
        .contains("POD_DELETED pod a was deleted", "POD_ADDED pod b was added");
  }

  @Test
  void a_pod_of_another_template_is_a_new_revision_and_told_once() {
    ServiceState next = States.of(pod("a"), pod("b", "bbb", "", running(0, "")));
    assertThat(told(States.of(pod("a"), pod("c")), next))
        .contains("NEW_REVISION a new revision came: bbb");
    assertThat(told(next, next)).isEmpty();
  }

  @Test
  void an_eviction_is_told_with_its_reason() {
    KubeObject evicted =
        pod("a", "aaa", "", "'phase': 'Failed', 'reason': 'Evicted', 'message': 'low on memory'");
    assertThat(told(ONE, States.of(evicted)))
        .containsExactly("EVICTED pod a was evicted: low on memory");
  }

  @Test
  void an_eviction_by_the_api_is_told_with_its_reason() {
    KubeObject evicted =
        pod(
            "a",
            "aaa",
            ", 'deletionTimestamp': 'now'",
            "'conditions': [{'type': 'DisruptionTarget', 'status': 'True', 'reason':"
                + " 'PreemptionByScheduler', 'message': 'room for another'}]");
    assertThat(told(ONE, States.of(evicted)))
        .containsExactly("EVICTED pod a was evicted: PreemptionByScheduler: room for another");
  }

  @Test
  void a_kill_for_memory_is_told_once_before_and_after_the_container_is_started_again() {
    ServiceState dead = of(container(0, ended("c1", "OOMKilled", 137), "{}"));
    ServiceState again = of(running(1, ended("c1", "OOMKilled", 137)));
    String text =
        "OOM_KILLED container kserve-container of pod a was killed for memory (OOMKilled: it reached"
            + " its memory limit)";
    assertThat(told(ONE, dead)).containsExactly(text);
    assertThat(told(dead, again)).isEmpty();
    assertThat(told(ONE, again)).containsExactly(text);
  }

  @Test
  void an_end_before_the_load_is_not_told() {
    ServiceState before = of(running(1, ended("c1", "Error", 1)));
    assertThat(told(before, before)).isEmpty();
    assertThat(told(before, of(running(2, ended("c2", "Error", 3)))))
        .containsExactly(
            "RESTART container kserve-container of pod a ended (Error, exit code 3) and is started"
                + " again");
  }

  @Test
  void a_restart_whose_end_is_not_told_is_told_all_the_same() {
    assertThat(told(ONE, of(running(2, ""))))
        .containsExactly("RESTART pod a restarted (2 restarts)");
  }

  @Test
  void the_ends_of_containers_of_a_pod_that_leaves_are_no_news() {
    KubeObject stopped =
        pod(
            "a",
            "aaa",
            ", 'deletionTimestamp': 'now'",
            container(0, ended("c1", "Completed", 0), "{}"));
    assertThat(told(States.of(leaving()), States.of(stopped))).isEmpty();
  }

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
            "SPEC_CHANGED the spec of InferenceService ml/iris was changed (generation 3 became 4)");
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

  private static ServiceState of(String status) {
    return States.of(pod("a", "aaa", "", status));
  }

  private static KubeObject leaving() {
    return pod("a", "aaa", ", 'deletionTimestamp': 'now'", running(0, ""));
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
        Resource.INFERENCE_SERVICES,
        "{'metadata': {'name': 'iris', 'namespace': 'ml', " + meta + "}, 'spec': " + spec + "}");
  }

  private static List<String> told(ServiceState before, ServiceState after) {
    return Changes.between(States.WHAT, before, after, Instant.EPOCH).stream()
        .map(each -> each.kind() + " " + each.what())
        .toList();
  }
}
