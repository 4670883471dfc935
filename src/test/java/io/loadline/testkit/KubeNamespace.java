package io.loadline.testkit;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A namespace of a test's own. */
public final class KubeNamespace implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final KubernetesClient client;
  private final String name;
  private final UnaryOperator<String> manifests;

  private KubeNamespace(KubernetesClient client, String name, UnaryOperator<String> manifests) {
    this.client = client;
    this.name = name;
    this.manifests = manifests;
  }

  /**
   * Makes it.
   *
   * @param manifests what is applied for a manifest
   */
  static KubeNamespace create(
      KubernetesClient client, String name, UnaryOperator<String> manifests) {
    Namespace made = new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build();
    client.namespaces().resource(made).create();
    KubeNamespace namespace = new KubeNamespace(client, name, manifests);
    namespace.await(
        "its ServiceAccount",
        () -> client.serviceAccounts().inNamespace(name).withName("default").get() != null);
    return namespace;
  }

  public String name() {
    return name;
  }

  public KubernetesClient client() {
    return client;
  }

  public void apply(String yaml) {
    byte[] bytes = manifests.apply(yaml).getBytes(StandardCharsets.UTF_8);
    client
        .load(new ByteArrayInputStream(bytes))
        .items()
        .forEach(
            item -> client.resource(item).inNamespace(name).forceConflicts().serverSideApply());
  }

  public List<Pod> pods(Map<String, String> labels) {
    return client.pods().inNamespace(name).withLabels(labels).list().getItems();
  }

  /** All that is in it now. */
  public NamespaceContents contents() {
    return new NamespaceContents(client, name);
  }

  /** Waits until nothing of a load in the cluster is left but classes for the next. */
  public void awaitNothingButClasses() {
    NamespaceContents contents = contents();
    await(
        "nothing of a worker but its classes",
        () ->
            contents.read().stream()
                .filter(each -> each.contains("loadline"))
                // The account of docs/rbac.yaml, which a test has bound.
                .filter(each -> !each.matches("(serviceaccounts|roles|rolebindings)/.*"))
                .allMatch(each -> each.startsWith("configmaps/loadline-engine-")));
  }

  /** From now on it takes no pod that the Pod Security Standard "restricted" forbids. */
  public void restrict() {
    client
        .namespaces()
        .withName(name)
        .edit(
            namespace ->
                new NamespaceBuilder(namespace)
                    .editMetadata()
                    .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                    .endMetadata()
                    .build());
  }

  /** Waits until so many of them are ready, and no more are there. */
  public List<Pod> readyPods(Map<String, String> labels, int count) {
    await(
        count + " ready pods of " + labels,
        () -> {
          List<Pod> pods = pods(labels);
          return pods.size() == count && pods.stream().allMatch(Readiness::isPodReady);
        });
    return pods(labels);
  }

  /** The ports of that Service of the test's own on the nodes. */
  public int nodePort(String service) {
    return client
        .services()
        .inNamespace(name)
        .withName(service)
        .get()
        .getSpec()
        .getPorts()
        .get(0)
        .getNodePort();
  }

  /** A token of a ServiceAccount in it. */
  public String token(String account) {
    return client
        .serviceAccounts()
        .inNamespace(name)
        .withName(account)
        .tokenRequest(
            new TokenRequestBuilder().withNewSpec().withExpirationSeconds(3_600L).endSpec().build())
        .getStatus()
        .getToken();
  }

  public void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting for " + what, e);
      }
    }
  }

  @Override
  public void close() {
    client.namespaces().withName(name).withGracePeriod(0).delete();
  }
}
