package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.kubernetes.client.Cluster.WatchChange;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a list and a watch tell of pods comes in any order. */
class JobPodsTest {
  private static final KubeObject JOB =
      FakeCluster.object(ResourceKind.JOBS, "{\"metadata\": {\"uid\": \"j\"}}");

  private final JobPods pods = new JobPods();

  private static KubeObject pod(int index, String uid, int version, String phase) {
    return FakeWorkers.pod(
        JOB,
        index,
        uid,
        "'resourceVersion': '%d', ".formatted(version),
        "'phase': '" + phase + "'");
  }

  private String phase(int index) {
    return pods.there(index).map(Pod::phase).orElse("none");
  }

  @Test
  void each_pod_is_found_by_its_index() {
    pods.listed(Set.of(), List.of(pod(0, "a", 1, "Running"), pod(7, "b", 1, "Pending")));

    assertThat(phase(0)).isEqualTo("Running");
    assertThat(phase(7)).isEqualTo("Pending");
    assertThat(phase(1)).isEqualTo("none");
    assertThat(pods.indexes()).containsExactlyInAnyOrder(0, 7);
  }

  @Test
  void a_label_that_is_no_number_is_no_pod_of_ours() {
    String json =
        "{'metadata': {'uid': 'a', 'labels': {'batch.kubernetes.io/job-completion-index': 'x'}}}";
    pods.changed(WatchChange.ADDED, FakeCluster.object(ResourceKind.PODS, json.replace('\'', '"')));

    assertThat(phase(0)).isEqualTo("none");
  }

  @Test
  void a_list_that_is_older_than_what_the_watch_has_told_changes_nothing() {
    pods.changed(WatchChange.MODIFIED, pod(0, "a", 9, "Failed"));

    pods.listed(Set.of(), List.of(pod(0, "a", 8, "Running")));

    assertThat(phase(0)).isEqualTo("Failed");
  }

  @Test
  void a_pod_that_came_while_the_list_was_made_is_not_gone() {
    Set<Integer> before = pods.indexes();
    pods.changed(WatchChange.ADDED, pod(0, "a", 1, "Pending"));

    pods.listed(before, List.of());

    assertThat(phase(0)).isEqualTo("Pending");
  }

  @Test
  void a_pod_that_is_gone_is_remembered_by_its_end() {
    pods.changed(WatchChange.ADDED, pod(0, "a", 1, "Running"));
    pods.changed(WatchChange.DELETED, pod(0, "a", 3, "Failed"));
    pods.changed(WatchChange.MODIFIED, pod(0, "a", 2, "Running"));

    assertThat(phase(0)).isEqualTo("none");
    assertThat(pods.last(0)).map(Pod::phase).hasValue("Failed");
  }

  @Test
  void another_pod_in_the_place_of_the_first_is_not_the_worker() {
    pods.listed(Set.of(), List.of(pod(0, "a", 1, "Running")));

    pods.changed(WatchChange.ADDED, pod(0, "b", 2, "Running"));
    pods.listed(Set.of(0), List.of(pod(0, "b", 2, "Running")));

    assertThat(phase(0)).isEqualTo("none");
    assertThat(pods.last(0)).map(pod -> pod.object().uid()).hasValue("a");
  }

  @Test
  void of_a_pod_no_more_is_kept_than_its_end_is_told_by() {
    String json =
        """
        {'metadata': {'name': 'load-1-x', 'namespace': 'ns', 'uid': 'a', 'resourceVersion': '7',
        'creationTimestamp': '2026-01-01T00:00:00Z', 'deletionTimestamp': '2026-01-01T00:01:00Z',
        'labels': {'batch.kubernetes.io/job-completion-index': '1'}, 'annotations': {'a': 'b'},
        'managedFields': [{'manager': 'kubelet'}], 'ownerReferences': [{'uid': 'j'}]},
        'spec': {'nodeName': 'node-1', 'volumes': [{'name': 'engine'}], 'containers': [{'name':
        'worker', 'image': 'jre:17', 'env': [{'name': 'HOME', 'value': '/tmp'}]}]},
        'status': {'phase': 'Running'}}""";
    pods.changed(WatchChange.ADDED, FakeCluster.object(ResourceKind.PODS, json.replace('\'', '"')));

    assertThat(Json.compact(pods.there(1).orElseThrow().object().tree().value()).replace('"', '\''))
        .isEqualTo(
            "{'metadata':{'name':'load-1-x','namespace':'ns','uid':'a','resourceVersion':'7',"
                + "'creationTimestamp':'2026-01-01T00:00:00Z',"
                + "'deletionTimestamp':'2026-01-01T00:01:00Z',"
                + "'labels':{'batch.kubernetes.io/job-completion-index':'1'},"
                + "'ownerReferences':[{'uid':'j'}]},"
                + "'spec':{'nodeName':'node-1','containers':[{'name':'worker','image':'jre:17'}]},"
                + "'status':{'phase':'Running'}}");
  }
}
