package io.loadline.testkit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.client.Clusters;
import io.loadline.kubernetes.objects.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/**
 * A namespace of its own on the real cluster that {@code LOADLINE_TEST_KUBECONFIG} names, and
 * nothing on any other: never on the context that a person happens to have.
 */
public final class ClusterKit implements AutoCloseable {
  private static final String NAMED = "LOADLINE_TEST_KUBECONFIG";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Path kubeconfig;
  private final KubernetesClient client;
  private final String namespace;

  private ClusterKit(Path kubeconfig, KubernetesClient client, String namespace) {
    this.kubeconfig = kubeconfig;
    this.client = client;
    this.namespace = namespace;
  }

  /** Skips the test, with the reason, where no cluster is named. */
  public static ClusterKit open(String name) {
    String named = System.getenv(NAMED);
    Assumptions.assumeTrue(
        named != null, NAMED + " is not set: name the kubeconfig of a cluster for tests");
    Path kubeconfig = Path.of(Objects.requireNonNull(named));
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build();
    String namespace =
        "ll-" + name + "-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    client
        .namespaces()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    // A pod cannot be made before its account is.
    client
        .serviceAccounts()
        .inNamespace(namespace)
        .withName("default")
        .waitUntilCondition(Objects::nonNull, 30, TimeUnit.SECONDS);
    return new ClusterKit(kubeconfig, client, namespace);
  }

  public String namespace() {
    return namespace;
  }

  public Path kubeconfig() {
    return kubeconfig;
  }

  /** For what this kit has no word for. */
  public KubernetesClient client() {
    return client;
  }

  /** Loadline's own connection, with the administrator's rights. */
  public Cluster cluster() {
    return cluster(kubeconfig);
  }

  /** Loadline's own connection by a kubeconfig. */
  public static Cluster cluster(Path kubeconfig) {
    return using(kubeconfig, () -> Clusters.open("").orElseThrow());
  }

  /** Does something while the kubeconfig is the one that is found. */
  public static <T> T using(Path kubeconfig, Supplier<T> what) {
    String before = System.getProperty("kubeconfig");
    System.setProperty("kubeconfig", kubeconfig.toString());
    try {
      return what.get();
    } finally {
      if (before == null) {
        System.clearProperty("kubeconfig");
      } else {
        System.setProperty("kubeconfig", before);
      }
    }
  }

  /** Applies manifests; what names no namespace goes into this one. */
  public ClusterKit apply(String yaml) {
    client
        .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
        .items()
        .forEach(this::apply);
    return this;
  }

  private void apply(HasMetadata object) {
    client.resource(object).inNamespace(namespace).forceConflicts().serverSideApply();
  }

  public void delete(Resource resource, String name) {
    all(resource).withName(name).delete();
  }

  /** A JSON merge patch. */
  public void patch(Resource resource, String name, String json) {
    all(resource).withName(name).patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  /** The same of its status. */
  public void patchStatus(Resource resource, String name, String json) {
    all(resource)
        .withName(name)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  public List<GenericKubernetesResource> list(Resource resource) {
    return all(resource).list().getItems();
  }

  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource>>
      all(Resource resource) {
    return client
        .genericKubernetesResources(
            new ResourceDefinitionContext.Builder()
                .withGroup(resource.group())
                .withVersion(resource.version())
                .withPlural(resource.plural())
                .withKind(resource.kind())
                .withNamespaced(resource.namespaced())
                .build())
        .inNamespace(namespace);
  }

  /**
   * A kubeconfig of a ServiceAccount of this namespace.
   *
   * @param rules of its Role, as YAML; empty for no right at all
   */
  public Path account(String name, String rules, Path folder) throws IOException {
    apply("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: " + name + "}\n");
    if (!rules.isEmpty()) {
      apply(
          """
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
              .formatted(name, rules.strip(), namespace));
    }
    String token =
        client
            .serviceAccounts()
            .inNamespace(namespace)
            .withName(name)
            .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
            .getStatus()
            .getToken();
    return kubeconfig(folder.resolve(name + ".yaml"), String.valueOf(client.getMasterUrl()), token);
  }

  /** A kubeconfig of the same cluster at another address, trusting what it presents. */
  public Path kubeconfig(Path file, String server, String token) throws IOException {
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: account
        clusters: [{name: kit, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
        users: [{name: account, user: {token: "%s"}}]
        contexts: [{name: account, context: {cluster: kit, user: account, namespace: %s}}]
        """
            .formatted(server, token, namespace));
  }

  /** Deletes the namespace, without waiting for all of it to be gone. */
  @Override
  public void close() {
    client.namespaces().withName(namespace).delete();
    client.close();
  }
}
