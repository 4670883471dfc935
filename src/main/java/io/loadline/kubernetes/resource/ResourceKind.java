package io.loadline.kubernetes.resource;

/**
 * A kind of object, and where the API server keeps it.
 *
 * @param group empty for the core group
 * @param namespaced whether its objects are in namespaces
 */
public record ResourceKind(
    String group, String version, String plural, String kind, boolean namespaced) {
  public static final ResourceKind PODS = of("", "v1", "pods", "Pod");
  public static final ResourceKind SERVICES = of("", "v1", "services", "Service");
  public static final ResourceKind EVENTS = of("", "v1", "events", "Event");
  public static final ResourceKind CONFIG_MAPS = of("", "v1", "configmaps", "ConfigMap");
  public static final ResourceKind SECRETS = of("", "v1", "secrets", "Secret");
  public static final ResourceKind JOBS = of("batch", "v1", "jobs", "Job");
  public static final ResourceKind NODES = new ResourceKind("", "v1", "nodes", "Node", false);
  public static final ResourceKind NAMESPACES =
      new ResourceKind("", "v1", "namespaces", "Namespace", false);
  public static final ResourceKind ENDPOINT_SLICES =
      of("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice");
  public static final ResourceKind DEPLOYMENTS = of("apps", "v1", "deployments", "Deployment");
  public static final ResourceKind REPLICA_SETS = of("apps", "v1", "replicasets", "ReplicaSet");
  public static final ResourceKind INFERENCE_SERVICES =
      of("serving.kserve.io", "v1beta1", "inferenceservices", "InferenceService");
  public static final ResourceKind INFERENCE_GRAPHS =
      of("serving.kserve.io", "v1alpha1", "inferencegraphs", "InferenceGraph");
  public static final ResourceKind LLM_INFERENCE_SERVICES =
      of("serving.kserve.io", "v1alpha1", "llminferenceservices", "LLMInferenceService");
  public static final ResourceKind SERVING_RUNTIMES =
      of("serving.kserve.io", "v1alpha1", "servingruntimes", "ServingRuntime");
  public static final ResourceKind CLUSTER_SERVING_RUNTIMES =
      new ResourceKind(
          "serving.kserve.io",
          "v1alpha1",
          "clusterservingruntimes",
          "ClusterServingRuntime",
          false);
  public static final ResourceKind KNATIVE_SERVICES =
      of("serving.knative.dev", "v1", "services", "Service");
  public static final ResourceKind REVISIONS =
      of("serving.knative.dev", "v1", "revisions", "Revision");
  public static final ResourceKind HTTP_ROUTES =
      of("gateway.networking.k8s.io", "v1", "httproutes", "HTTPRoute");
  public static final ResourceKind GATEWAYS =
      of("gateway.networking.k8s.io", "v1", "gateways", "Gateway");

  private static ResourceKind of(String group, String version, String plural, String kind) {
    return new ResourceKind(group, version, plural, kind, true);
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
