package io.loadline.testkit;

import io.loadline.kubernetes.resource.ResourceKind;

/**
 * {@code models/iris} in mode Knative as KServe 0.17 writes it, cut to what is read. Its first
 * revision is {@code iris-predictor-00001}.
 */
public final class RecordedCanary {
  /** Asks for a host for the newest revision. */
  public static final String TAGS = "'serving.kserve.io/enable-tag-routing': 'true'";

  /** A fifth of the requests go to the second revision; each has a host. */
  public static final String SPLIT =
      traffic(20, "00002", tag("latest")) + ", " + traffic(80, "00001", tag("prev"));

  /** The same without the annotation: KServe tags the older one in any case. */
  public static final String HALF_TAGGED =
      traffic(20, "00002", "") + ", " + traffic(80, "00001", tag("prev"));

  /** As for some seconds after the update: both shares go to the first. */
  public static final String BEFORE =
      traffic(20, "00001", tag("latest")) + ", " + traffic(80, "00001", tag("prev"));

  public static final String WHOLE = traffic(100, "00001", "");

  private RecordedCanary() {}

  private static String traffic(int percent, String revision, String more) {
    return "{'percent': %d, 'revisionName': 'iris-predictor-%s'%s}"
        .formatted(percent, revision, more);
  }

  private static String tag(String name) {
    return ", 'tag': '%1$s', 'url': 'http://%1$s-iris-predictor.models.example.com'"
        .formatted(name);
  }

  /** Ready, with all pods. */
  public static FakeCluster cluster(String annotations, String predictor, String traffic) {
    return new FakeCluster()
        .with(ResourceKind.INFERENCE_SERVICES, isvc(annotations, predictor, traffic))
        .with(ResourceKind.KNATIVE_SERVICES, service(traffic))
        .with(ResourceKind.PODS, pod("old", "00001", "True"))
        .with(ResourceKind.PODS, pod("new", "00002", "True"));
  }

  /**
   * The InferenceService.
   *
   * @param predictor members of its spec, each with a comma behind it
   */
  public static String isvc(String annotations, String predictor, String traffic) {
    return json(
        """
        {'metadata': {'name': 'iris', 'namespace': 'models', 'uid': 'u1', 'generation': 2,
          'annotations': {%s}},
         'spec': {'predictor': {%s 'model': {'protocolVersion': 'v2', 'storageUri': 'gs://new'}}},
         'status': {'deploymentMode': 'Knative', 'url': 'http://iris.models.example.com',
          'address': {'url': 'http://iris-predictor.models.svc.cluster.local'},
          'components': {'predictor': {'url': 'http://iris-predictor.models.example.com',
            'address': {'url': 'http://iris-predictor.models.svc.cluster.local'},
            'latestCreatedRevision': 'iris-predictor-00002',
            'latestReadyRevision': 'iris-predictor-00002', 'traffic': [%s]}},
          'conditions': [{'type': 'Ready', 'status': 'True'},
            {'type': 'PredictorReady', 'status': 'True'},
            {'type': 'IngressReady', 'status': 'True'}],
          'modelStatus': {'transitionStatus': 'UpToDate'}}}
        """
            .formatted(annotations, predictor, traffic));
  }

  /** Its Knative Service. */
  public static String service(String traffic) {
    return json(
        """
        {'metadata': {'name': 'iris-predictor', 'namespace': 'models', 'uid': 'k1',
          'generation': 2},
         'status': {'observedGeneration': 2, 'latestCreatedRevisionName': 'iris-predictor-00002',
          'latestReadyRevisionName': 'iris-predictor-00002',
          'conditions': [{'type': 'Ready', 'status': 'True'}], 'traffic': [%s]}}
        """
            .formatted(traffic));
  }

  /** A pod of one revision. */
  public static String pod(String name, String revision, String ready) {
    return json(
        """
        {'metadata': {'name': '%1$s', 'namespace': 'models', 'uid': 'p-%1$s',
          'annotations': {'internal.serving.kserve.io/storage-initializer-sourceuri': 'gs://%1$s'},
          'labels': {'serving.kserve.io/inferenceservice': 'iris', 'component': 'predictor',
           'serving.knative.dev/service': 'iris-predictor',
           'serving.knative.dev/revision': 'iris-predictor-%2$s'}},
         'status': {'phase': 'Running', 'conditions': [{'type': 'Ready', 'status': '%3$s'}]}}
        """
            .formatted(name, revision, ready));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
