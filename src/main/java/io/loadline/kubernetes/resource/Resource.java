package io.loadline.kubernetes.resource;

/**
 * A kind of object, and where the API server keeps it.
 *
 * @param group empty for the core group
 * @param namespaced whether its objects are in namespaces
 */
public record Resource(
    String group, String version, String plural, String kind, boolean namespaced) {
  public static final Resource PODS = of("", "v1", "pods", "Pod");
  public static final Resource SERVICES = of("", "v1", "services", "Service");
  public static final Resource EVENTS = of("", "v1", "events", "Event");
  public static final Resource NODES = new Resource("", "v1", "nodes", "Node", false);
  public static final Resource NAMESPACES =
      new Resource("", "v1", "namespaces", "Namespace", false);
  public static final Resource ENDPOINT_SLICES =
      of("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice");
  public static final Resource DEPLOYMENTS = of("apps", "v1", "deployments", "Deployment");
  public static final Resource REPLICA_SETS = of("apps", "v1", "replicasets", "ReplicaSet");
  public static final Resource INFERENCE_SERVICES =
      of("serving.kserve.io", "v1beta1", "inferenceservices", "InferenceService");
  public static final Resource INFERENCE_GRAPHS =
      of("serving.kserve.io", "v1alpha1", "inferencegraphs", "InferenceGraph");
  public static final Resource LLM_INFERENCE_SERVICES =
      of("serving.kserve.io", "v1alpha1", "llminferenceservices", "LLMInferenceService");
  public static final Resource SERVING_RUNTIMES =
      of("serving.kserve.io", "v1alpha1", "servingruntimes", "ServingRuntime");
  public static final Resource CLUSTER_SERVING_RUNTIMES =
      new Resource(
          "serving.kserve.io",
          "v1alpha1",
          "clusterservingruntimes",
          "ClusterServingRuntime",
          false);
  public static final Resource KNATIVE_SERVICES =
      of("serving.knative.dev", "v1", "services", "Service");
  public static final Resource REVISIONS = of("serving.knative.dev", "v1", "revisions", "Revision");
  public static final Resource HTTP_ROUTES =
      of("gateway.networking.k8s.io", "v1", "httproutes", "HTTPRoute");
  public static final Resource GATEWAYS =
      of("gateway.networking.k8s.io", "v1", "gateways", "Gateway");

  private static Resource of(String group, String version, String plural, String kind) {
    return new Resource(group, version, plural, kind, true);
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** What a Role and {@code kubectl} call it: {@code inferenceservices.serving.kserve.io}. */
  public String fullName() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** What people call it; Knative's Service is not the one that Kubernetes has. */
  public String title() {
    return equals(KNATIVE_SERVICES) ? "Knative Service" : kind;
  }
}
