package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;

/** Objects as a controller of KServe 0.17 writes them, cut to what is read. */
public final class Recorded {
  static final String TRUE = "True";

  private Recorded() {}

  /** A cluster in which {@code default/iris} is ready in mode Standard. */
  public static FakeCluster standard() {
    return new FakeCluster()
        .with(ResourceKind.INFERENCE_SERVICES, isvc("", TRUE, "UpToDate"))
        .with(ResourceKind.DEPLOYMENTS, deployment("", 1, 1))
        .with(ResourceKind.REPLICA_SETS, replicaSet("new", "2"))
        .with(ResourceKind.PODS, pod("iris-new", "new", running(true, 0)));
  }

  /**
   * An InferenceService.
   *
   * @param more members of its metadata, each with a comma behind it
   */
  public static String isvc(String more, String ready, String transition) {
    return isvc(more, "{'predictor': {'model': {'storageUri': 'gs://a'}}}", ready, transition);
  }

  public static String isvc(String more, String spec, String ready, String transition) {
    return json(
        ("{'metadata': {%s'name': 'iris', 'namespace': 'default', 'uid': 'u1', 'generation': 2},"
                + " 'spec': %s, 'status': {'deploymentMode': 'Standard', 'conditions': ["
                + condition("IngressReady", TRUE, "")
                + ","
                + condition("PredictorReady", ready, "MinimumReplicasUnavailable")
                + ","
                + condition("Ready", ready, "MinimumReplicasUnavailable")
                + ", {'type': 'Stopped', 'status': 'False'}], 'modelStatus': {'transitionStatus':"
                + " '%s', 'states': {'targetModelState': 'Loaded'}, 'lastFailureInfo': {'reason':"
                + " 'ModelLoadFailed', 'message': 'no such bucket'}}}}")
            .formatted(more, spec, transition));
  }

  static String condition(String type, String status, String reason) {
    String why = status.equals(TRUE) ? "" : ", 'reason': '" + reason + "'";
    return "{'type': '" + type + "', 'status': '" + status + "'" + why + "}";
  }

  /**
   * Its Deployment.
   *
   * @param template members of its pod template's metadata
   */
  public static String deployment(String template, int updated, int available) {
    return json(
        ("{'metadata': {'name': 'iris-predictor', 'namespace': 'default', 'uid': 'd1',"
                + " 'generation': 3, 'labels': {'serving.kserve.io/inferenceservice': 'iris',"
                + " 'component': 'predictor'}, 'annotations': {'deployment.kubernetes.io/revision':"
                + " '2'}}, 'spec': {'replicas': 1, 'template': {'metadata': {%s}, 'spec':"
                + " {'containers': [{'name': 'kserve-container', 'image': 'mlserver:1', 'env':"
                + " []}]}}}, 'status': {'observedGeneration': 3, 'replicas': 1, 'updatedReplicas': %s,"
                + " 'availableReplicas': %s}}")
            .formatted(template, updated, available));
  }

  static String replicaSet(String hash, String revision) {
    return json(
        ("{'metadata': {'name': 'iris-%1$s', 'namespace': 'default', 'uid': 'r-%1$s', 'labels':"
                + " {'serving.kserve.io/inferenceservice': 'iris', 'pod-template-hash': '%1$s'},"
                + " 'annotations': {'deployment.kubernetes.io/revision': '%2$s'}, 'ownerReferences':"
                + " [{'uid': 'd1'}]}}")
            .formatted(hash, revision));
  }

  /**
   * A pod of it.
   *
   * @param status without braces
   */
  public static String pod(String name, String hash, String status) {
    return json(
        ("{'metadata': {'name': '%1$s', 'namespace': 'default', 'uid': 'p-%1$s', 'labels':"
                + " {'serving.kserve.io/inferenceservice': 'iris', 'pod-template-hash': '%2$s'},"
                + " 'ownerReferences': [{'uid': 'r-%2$s'}]}, 'spec': {'nodeName': 'node-1'}, 'status':"
                + " {%3$s}}")
            .formatted(name, hash, status));
  }

  static String running(boolean ready, int restarts) {
    return "'phase': 'Running', 'conditions': [{'type': 'Ready', 'status': '"
        + (ready ? TRUE : "False")
        + "'}], 'containerStatuses': [{'name': 'kserve-container', 'ready': "
        + ready
        + ", 'restartCount': "
        + restarts
        + ", 'state': {'running': {}}}]";
  }

  /** A container that waits. */
  public static String waiting(String reason, String message) {
    return "'phase': 'Pending', 'containerStatuses': [{'name': 'kserve-container', 'ready': false,"
        + " 'restartCount': 0, 'state': {'waiting': {'reason': '"
        + reason
        + "', 'message': '"
        + message
        + "'}}}]";
  }

  /** A container that ends again and again. */
  public static String crashing(String name, int restarts) {
    String list =
        name.equals("storage-initializer") ? "initContainerStatuses" : "containerStatuses";
    return "'phase': 'Running', '"
        + list
        + "': [{'name': '"
        + name
        + "', 'ready': false, 'restartCount': "
        + restarts
        + ", 'state': {'waiting': {'reason': 'CrashLoopBackOff', 'message': 'back-off 10s'}},"
        + " 'lastState': {'terminated': {'exitCode': 1, 'reason': 'Error'}}}]";
  }

  /** Quotes are single here, since Java's are double. */
  public static String json(String text) {
    return text.replace('\'', '"');
  }
}
