package io.loadline.kubernetes.readiness;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.nio.file.Path;
import java.util.List;

/** A namespace of a test's own in the cluster for tests, and Loadline's connection to it. */
final class Space implements AutoCloseable {
  private final ClusterKit kit;
  private final KubeNamespace namespace;
  private final Cluster cluster;

  private Space(ClusterKit kit, KubeNamespace namespace) {
    this.kit = kit;
    this.namespace = namespace;
    this.cluster = Cluster.open("").orElseThrow();
  }

  static Space open(String name) {
    ClusterKit kit = ClusterKit.require();
    return new Space(kit, kit.namespace("loadline-" + name));
  }

  /** In a cluster with KServe only. */
  static Space withKserve(String name) {
    ClusterKit kit =
        ClusterKit.require().with("inferenceservices.serving.kserve.io", "run the kit's kserve-up");
    return new Space(kit, kit.namespace("loadline-" + name));
  }

  /** In a cluster with a KServe that has canaries in mode Standard only. */
  static Space withStandardCanaries(String name) {
    ClusterKit kit = ClusterKit.require().withStandardCanaries();
    return new Space(kit, kit.namespace("loadline-" + name));
  }

  ClusterKit kit() {
    return kit;
  }

  Cluster cluster() {
    return cluster;
  }

  /** Loadline's connection by another kubeconfig. */
  static Cluster cluster(Path kubeconfig) {
    ClusterKit.use(kubeconfig.toString());
    return Cluster.open("").orElseThrow();
  }

  String namespace() {
    return namespace.name();
  }

  KubernetesClient client() {
    return namespace.client();
  }

  void apply(String yaml) {
    namespace.apply(yaml);
  }

  void delete(ResourceKind resource, String name) {
    all(resource).withName(name).delete();
  }

  /** A JSON merge patch. */
  void patch(ResourceKind resource, String name, String json) {
    all(resource).withName(name).patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  /** The same of its status. */
  void patchStatus(ResourceKind resource, String name, String json) {
    all(resource)
        .withName(name)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  List<GenericKubernetesResource> list(ResourceKind resource) {
    return all(resource).list().getItems();
  }

  /** A kubeconfig of an account that may do no more than its Role says. */
  Path account(String name, String rules) {
    apply(
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: %1$s}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: %1$s}
        rules:
        %2$s
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: %1$s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %1$s}
        subjects: [{kind: ServiceAccount, name: %1$s, namespace: %3$s}]
        """
            .formatted(name, rules.strip(), namespace()));
    return kit.withToken(namespace.token(name), namespace());
  }

  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource>>
      all(ResourceKind resource) {
    return client()
        .genericKubernetesResources(
            new ResourceDefinitionContext.Builder()
                .withGroup(resource.group())
                .withVersion(resource.version())
                .withPlural(resource.plural())
                .withKind(resource.kind())
                .withNamespaced(resource.namespaced())
                .build())
        .inNamespace(namespace());
  }

  @Override
  public void close() {
    cluster.close();
    kit.close();
  }
}
