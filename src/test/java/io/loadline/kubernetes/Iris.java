package io.loadline.kubernetes;

/** The iris model on a real MLServer, which answers with the version that it was given. */
final class Iris {
  static final String INPUT =
      "{\"inputs\":[{\"name\":\"input-0\",\"shape\":[1,4],\"datatype\":\"FP32\","
          + "\"data\":[[6.8,2.8,4.8,1.4]]}]}";

  static final String INFER = "/v2/models/iris/infer";

  private Iris() {}

  /**
   * In mode Knative, each revision with a host of its own.
   *
   * @param version as the answers bear it
   * @param more a member of the predictor: {@code minReplicas: 0}; may be empty
   */
  static String knative(String version, String more) {
    return """
        apiVersion: serving.kserve.io/v1beta1
        kind: InferenceService
        metadata:
          name: iris
          annotations:
            serving.kserve.io/deploymentMode: Knative
            serving.kserve.io/enable-tag-routing: "true"
        spec:
          predictor:
            %1$s
            model:
              modelFormat: {name: sklearn}
              protocolVersion: v2
              runtime: kserve-mlserver
              storageUri: gs://models/iris-%2$s
              env: [{name: MLSERVER_MODEL_VERSION, value: "%2$s"}]
        """
        .formatted(more, version);
  }

  /** In mode Standard, with the first version as the predictor and the second as a canary. */
  static String standardCanary(String canaryUri) {
    return standard(1)
        + """
          canary:
          - trafficPercent: 20
            predictor:
              name: v2
              model:
                modelFormat: {name: sklearn}
                storageUri: %s
                env: [{name: MLSERVER_MODEL_VERSION, value: "2"}]
        """
            .formatted(canaryUri);
  }

  /** In mode Standard, as the annotation says it. */
  static String standard(int version) {
    return """
        apiVersion: serving.kserve.io/v1beta1
        kind: InferenceService
        metadata: {name: iris, annotations: {serving.kserve.io/deploymentMode: Standard}}
        spec:
          predictor:
            model:
              modelFormat: {name: sklearn}
              protocolVersion: v2
              runtime: kserve-mlserver
              storageUri: gs://models/iris-%1$d
              env: [{name: MLSERVER_MODEL_VERSION, value: "%1$d"}]
        """
        .formatted(version);
  }

  /** Without a model, and without a host for its revisions. */
  static String small(String name, String mode) {
    return """
        apiVersion: serving.kserve.io/v1beta1
        kind: InferenceService
        metadata: {name: %s, annotations: {serving.kserve.io/deploymentMode: %s}}
        spec:
          predictor:
            containers:
            - name: kserve-container
              image: loadline.test/busybox:1
              imagePullPolicy: Never
              command: [sh, -c, "mkdir -p /tmp/w && exec httpd -f -p 8080 -h /tmp/w"]
              ports: [{containerPort: 8080}]
              resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {cpu: 200m, memory: 64Mi}}
        """
        .formatted(name, mode);
  }
}
