package io.loadline.kubernetes.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.JsonTree;
import io.loadline.testkit.FakeCluster;
import org.junit.jupiter.api.Test;

class ObjectsTest {
  @Test
  void what_is_absent_is_empty_and_what_is_of_another_kind_too() {
    JsonTree tree = isvc("{'a': {'b': [1, 'x', true]}, 'n': 5}").tree();

    assertThat(tree.text("no", "where")).isEmpty();
    assertThat(tree.number(-1, "a")).isEqualTo(-1);
    assertThat(tree.list("n")).isEmpty();
    assertThat(tree.text("n")).isEqualTo("5");
    assertThat(tree.flag(true, "n")).isTrue();
    assertThat(tree.strings("a")).isEmpty();
    assertThat(tree.list("a", "b")).hasSize(3);
    assertThat(tree.isPresent("a", "b")).isTrue();
  }

  @Test
  void old_and_new_names_of_modes_mean_the_same() {
    assertThat(mode("'status': {'deploymentMode': 'RawDeployment'}"))
        .isEqualTo(DeploymentMode.STANDARD);
    assertThat(mode("'status': {'deploymentMode': 'Standard'}")).isEqualTo(DeploymentMode.STANDARD);
    assertThat(mode("'status': {'deploymentMode': 'Serverless'}"))
        .isEqualTo(DeploymentMode.KNATIVE);
    assertThat(mode("'metadata': {'annotations': {'serving.kserve.io/deploymentMode': 'Knative'}}"))
        .isEqualTo(DeploymentMode.KNATIVE);
  }

  @Test
  void revisions_show_the_mode_that_an_older_controller_does_not_tell() {
    assertThat(mode("'status': {'components': {'predictor': {'latestCreatedRevision': 'iris-1'}}}"))
        .isEqualTo(DeploymentMode.KNATIVE);
    assertThat(mode("'status': {}")).isEqualTo(DeploymentMode.UNKNOWN);
  }

  @Test
  void a_condition_is_told_with_reason_and_message_once() {
    assertThat(new KubeObject.Condition("Ready", "False", "Stopped", "Stopped", "", "").text())
        .isEqualTo("Ready is False, Stopped");
    assertThat(new KubeObject.Condition("Ready", "Unknown", "", "It takes time.", "", "").text())
        .isEqualTo("Ready is Unknown: It takes time");
    assertThat(new KubeObject.Condition("Ready", "", "", "", "", "").text())
        .isEqualTo("Ready is not set");
  }

  @Test
  void a_container_that_was_killed_for_memory_says_so() {
    Pod pod =
        new Pod(
            isvc(
                "{'status': {'containerStatuses': [{'name': 'main', 'restartCount': 1, 'state':"
                    + " {'running': {}}, 'lastState': {'terminated': {'exitCode': 137, 'reason':"
                    + " 'OOMKilled'}}}]}}"));

    assertThat(pod.containers().get(0).text())
        .isEqualTo(
            "main runs, not ready, 1 restart, last end: killed for memory (OOMKilled), exit code"
                + " 137");
    assertThat(pod.restarts()).isEqualTo(1);
    assertThat(pod.isReady()).isFalse();
  }

  private static DeploymentMode mode(String members) {
    return new InferenceService(isvc("{" + members + "}")).mode();
  }

  private static KubeObject isvc(String json) {
    return FakeCluster.object(ResourceKind.INFERENCE_SERVICES, json.replace('\'', '"'));
  }
}
