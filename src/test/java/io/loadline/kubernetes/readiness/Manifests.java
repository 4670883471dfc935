package io.loadline.kubernetes.readiness;

/** Objects for a real cluster; a small server that needs no model in place of a big one. */
final class Manifests {
  /** Listens, and answers everything that is asked of its root. */
  static final String SERVE = "mkdir -p /tmp/w && exec httpd -f -p 8080 -h /tmp/w";

  private Manifests() {}

  /** An InferenceService whose predictor runs a shell script. */
  static String isvc(String name, String script) {
    return """
    apiVersion: serving.kserve.io/v1beta1
    kind: InferenceService
    metadata: {name: %s}
    spec:
      predictor:
    %s
    """
        .formatted(name, container(script).indent(4));
  }

  /** The containers of one component. */
  static String container(String script) {
    return """
    containers:
    - name: kserve-container
      image: loadline.test/busybox:1
      imagePullPolicy: Never
      command: [sh, -c, '%s']
      ports: [{containerPort: 8080}]
      readinessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1, failureThreshold: 1}
      resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {cpu: 200m, memory: 64Mi}}
    """
        .formatted(script);
  }

  /** The kit's model server with a model from somewhere. */
  static String model(String name, String runtime, String storageUri) {
    return """
    apiVersion: serving.kserve.io/v1beta1
    kind: InferenceService
    metadata: {name: %s}
    spec:
      predictor:
        model:
          modelFormat: {name: sklearn}
          protocolVersion: v2
          runtime: %s
          storageUri: %s
    """
        .formatted(name, runtime, storageUri);
  }

  /** A model in mode Standard, and the same from somewhere else as its canary {@code v2}. */
  static String canary(String storageUri) {
    return model("iris", "kserve-mlserver", "gs://models/iris-1")
            .replace(
                "{name: iris}",
                "{name: iris, annotations: {serving.kserve.io/deploymentMode: Standard}}")
        + """
          canary:
          - trafficPercent: 20
            predictor:
              name: v2
              model: {modelFormat: {name: sklearn}, storageUri: %s}
        """
            .formatted(storageUri);
  }

  static String deployment(String name, String image, String script) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %1$s}
    spec:
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s}}
        spec:
          terminationGracePeriodSeconds: 1
          containers:
          - name: main
            image: %2$s
            imagePullPolicy: Never
            command: [sh, -c, '%3$s']
            readinessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1}
            resources: {requests: {cpu: 10m, memory: 16Mi}}
    """
        .formatted(name, image, script);
  }

  static String service(String name) {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: %1$s}
    spec: {selector: {app: %1$s}, ports: [{port: 80, targetPort: 8080}]}
    """
        .formatted(name);
  }
}
