package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.util.List;
import java.util.Optional;

/** A service of one pod, and what may become of it; single quotes stand for double ones. */
final class States {
  static final String WHAT = "InferenceService ml/iris";

  private States() {}

  static KubeObject isvc(String more) {
    return object(
        ResourceKind.INFERENCE_SERVICES,
        "{'metadata': {'name': 'iris', 'namespace': 'ml', 'uid': 'i1', 'generation': 3}, "
            + "'spec': {'predictor': {'model': {'runtime': 'kserve-mlserver',"
            + " 'protocolVersion': 'v2', 'storageUri': 'gs://iris'}}},"
            + " 'status': {'deploymentMode': 'Standard'"
            + more
            + "}}");
  }

  /**
   * @param name whose last letter tells its uid, too
   */
  static KubeObject pod(String name, String hash, String meta, String status) {
    return object(
        ResourceKind.PODS,
        ("{'metadata': {'name': '%s', 'namespace': 'ml', 'uid': 'uid-%s', 'labels':"
                + " {'pod-template-hash': '%s', 'component': 'predictor',"
                + " 'serving.kserve.io/inferenceservice': 'iris'}, 'ownerReferences':"
                + " [{'kind': 'ReplicaSet', 'name': 'iris-predictor-%s'}]%s},"
                + " 'spec': {'nodeName': 'node-1', 'containers': [{'name': 'kserve-container',"
                + " 'image': 'mlserver:1', 'resources': {'limits': {'cpu': '1'}}}]},"
                + " 'status': {%s}}")
            .formatted(name, name, hash, hash, meta, status));
  }

  static KubeObject pod(String name) {
    return pod(name, "aaa", "", running(0, ""));
  }

  static String running(int restarts, String last) {
    return container(restarts, "{'running': {}}", last.isEmpty() ? "{}" : last);
  }

  static String container(int restarts, String state, String last) {
    return ("'conditions': [{'type': 'Ready', 'status': 'True'}], 'containerStatuses': [{'name':"
            + " 'kserve-container', 'imageID': 'mlserver@sha256:1', 'ready': true,"
            + " 'restartCount': %d, 'state': %s, 'lastState': %s}]")
        .formatted(restarts, state, last);
  }

  static String ended(String id, String reason, int code) {
    return "{'terminated': {'containerID': '%s', 'reason': '%s', 'exitCode': %d}}"
        .formatted(id, reason, code);
  }

  static ServiceState of(KubeObject... pods) {
    return with(isvc(""), pods);
  }

  static ServiceState with(KubeObject isvc, KubeObject... pods) {
    return new ServiceReading(
            Optional.of(isvc), List.of(pods), List.of(deployment(pods.length)), List.of())
        .state();
  }

  static KubeObject deployment(int replicas) {
    return object(
        ResourceKind.DEPLOYMENTS,
        "{'metadata': {'name': 'iris-predictor', 'namespace': 'ml'}, 'spec': {'replicas': "
            + replicas
            + "}}");
  }

  static KubeObject object(ResourceKind resource, String json) {
    return FakeCluster.object(resource, json.replace('\'', '"'));
  }
}
