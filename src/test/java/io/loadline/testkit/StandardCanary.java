package io.loadline.testkit;

import io.loadline.kubernetes.resource.ResourceKind;

/**
 * {@code models/iris} in mode Standard with the canary {@code v2}, as KServe 0.20 writes it, cut to
 * what is read: a Deployment, a ReplicaSet, a pod and a Service of each, all with the labels of
 * both.
 */
public final class StandardCanary {
  /** The URL of the canary's Service. */
  public static final String HOST = "iris-v2-predictor.models.svc.cluster.local";

  /** What the canary's entry differs in from the predictor. */
  public static final String OTHER_MODEL = "'model': {'storageUri': 'gs://new'}";

  private StandardCanary() {}

  /** Both are ready, each with its own model. */
  public static FakeCluster cluster() {
    return new FakeCluster()
        .with(ResourceKind.INFERENCE_SERVICES, isvc(entry(OTHER_MODEL)))
        .with(ResourceKind.DEPLOYMENTS, deployment("iris-predictor", "gs://old", 1))
        .with(ResourceKind.DEPLOYMENTS, deployment("iris-v2-predictor", "gs://new", 1))
        .with(ResourceKind.REPLICA_SETS, replicaSet("iris-predictor", "old"))
        .with(ResourceKind.REPLICA_SETS, replicaSet("iris-v2-predictor", "new"))
        .with(ResourceKind.PODS, pod("iris-predictor", "old", "gs://old", "True"))
        .with(ResourceKind.PODS, pod("iris-v2-predictor", "new", "gs://new", "True"))
        .with(ResourceKind.SERVICES, service("iris-predictor"))
        .with(ResourceKind.SERVICES, service("iris-v2-predictor"));
  }

  /** One of {@code spec.canary}. */
  public static String entry(String differs) {
    return "{'predictor': {'name': 'v2', %s}, 'trafficPercent': 20}".formatted(differs);
  }

  /** The InferenceService; what it says of itself is of its own predictor alone. */
  public static String isvc(String canaries) {
    return json(
        """
        {'metadata': {'name': 'iris', 'namespace': 'models', 'uid': 'u1', 'generation': 3},
         'spec': {'predictor': {'model': {'runtime': 'kserve-mlserver', 'protocolVersion': 'v2',
            'storageUri': 'gs://old', 'env': [{'name': 'A', 'value': '1'}]}},
          'canary': [%s]},
         'status': {'deploymentMode': 'Standard', 'observedGeneration': 1,
          'url': 'http://iris-models.example.com',
          'address': {'url': 'http://iris-predictor.models.svc.cluster.local'},
          'canaryStatuses': [{'name': 'v2', 'ready': true, 'trafficPercent': 20}],
          'conditions': [
            {'type': 'CanaryPredictorReady', 'status': 'True', 'severity': 'Info'},
            {'type': 'IngressReady', 'status': 'True'},
            {'type': 'PredictorReady', 'status': 'True'},
            {'type': 'Ready', 'status': 'True'}],
          'modelStatus': {'transitionStatus': 'UpToDate'}}}
        """
            .formatted(canaries));
  }

  public static String deployment(String name, String storage, int available) {
    return json(
        """
        {'metadata': {'name': '%1$s', 'namespace': 'models', 'uid': 'd-%1$s', 'generation': 1,
          'labels': {'serving.kserve.io/inferenceservice': 'iris', 'component': 'predictor',
            'app': 'isvc.%1$s'},
          'annotations': {'deployment.kubernetes.io/revision': '1'}},
         'spec': {'replicas': 1, 'template': {'metadata': {'annotations':
            {'internal.serving.kserve.io/storage-initializer-sourceuri': '%2$s'}},
          'spec': {'containers': [{'name': 'kserve-container', 'env':
            [{'name': 'A', 'value': '1'}]}]}}},
         'status': {'observedGeneration': 1, 'replicas': 1, 'updatedReplicas': 1,
          'availableReplicas': %3$s}}
        """
            .formatted(name, storage, available));
  }

  public static String replicaSet(String deployment, String hash) {
    return json(
        """
        {'metadata': {'name': '%1$s-%2$s', 'namespace': 'models', 'uid': 'r-%2$s',
          'labels': {'serving.kserve.io/inferenceservice': 'iris', 'pod-template-hash': '%2$s',
            'app': 'isvc.%1$s'},
          'annotations': {'deployment.kubernetes.io/revision': '1'},
          'ownerReferences': [{'kind': 'Deployment', 'name': '%1$s', 'uid': 'd-%1$s'}]}}
        """
            .formatted(deployment, hash));
  }

  /** A pod, its name that of its ReplicaSet and an {@code x}. */
  public static String pod(String deployment, String hash, String storage, String ready) {
    return json(
        """
        {'metadata': {'name': '%1$s-%2$s-x', 'namespace': 'models', 'uid': 'p-%1$s-%2$s',
          'annotations': {'internal.serving.kserve.io/storage-initializer-sourceuri': '%3$s'},
          'labels': {'serving.kserve.io/inferenceservice': 'iris', 'component': 'predictor',
            'pod-template-hash': '%2$s', 'app': 'isvc.%1$s'},
          'ownerReferences': [{'kind': 'ReplicaSet', 'name': '%1$s-%2$s', 'uid': 'r-%2$s'}]},
         'spec': {'containers': [{'name': 'kserve-container', 'env': [{'name': 'A',
            'value': '1'}]}]},
         'status': {'phase': 'Running', 'conditions': [{'type': 'Ready', 'status': '%4$s'}],
          'containerStatuses': [{'name': 'kserve-container', 'ready': true, 'restartCount': 0,
            'state': {'running': {}}}]}}
        """
            .formatted(deployment, hash, storage, ready));
  }

  public static String service(String name) {
    return json(
        """
        {'metadata': {'name': '%1$s', 'namespace': 'models',
          'labels': {'serving.kserve.io/inferenceservice': 'iris', 'component': 'predictor'}},
         'spec': {'selector': {'app': 'isvc.%1$s'}, 'ports': [{'port': 80, 'targetPort': 8080}]}}
        """
            .formatted(name));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
