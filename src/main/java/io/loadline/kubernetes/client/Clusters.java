package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.loadline.kubernetes.objects.OneLine;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens connections, as the kubeconfig, its exec plugins, or the account of a pod say. */
public final class Clusters {
  private static final Path ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");
  private static final int CONNECT_MILLIS = 3_000;
  private static final int ANSWER_MILLIS = 5_000;

  private Clusters() {}

  /**
   * Opens a connection; nothing is sent yet, though an exec plugin may be run.
   *
   * @param context of the kubeconfig; empty for the current one
   * @return empty when there is no kubeconfig and this is no pod
   * @throws NotReadyInClusterException when there is no such context, or the kubeconfig cannot be
   *     read
   */
  public static Optional<Cluster> open(String context) {
    if (!isInPod() && kubeconfigs().noneMatch(Files::isRegularFile)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Silently.make(() -> connect(config(context))));
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw new NotReadyInClusterException(
          "the kubeconfig cannot be used: " + OneLine.of(String.valueOf(e.getMessage())) + where());
    }
  }

  private static Config config(String context) {
    Config config = Config.autoConfigure(context.isEmpty() ? null : context);
    List<NamedContext> known = Objects.requireNonNullElse(config.getContexts(), List.of());
    if (!context.isEmpty() && known.stream().noneMatch(each -> each.getName().equals(context))) {
      String names = known.stream().map(NamedContext::getName).collect(Collectors.joining(", "));
      throw new NotReadyInClusterException(
          "the kubeconfig has no context " + context + where() + "\n  contexts  " + names);
    }
    return config;
  }

  private static Cluster connect(Config config) {
    config.setRequestRetryBackoffLimit(0);
    // Over HTTP/2 a 401 comes with a GOAWAY, and the JDK's client sees only that.
    config.setHttp2Disable(true);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setRequestTimeout(ANSWER_MILLIS);
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build();
    NamedContext current = config.getCurrentContext();
    if (current == null && !isInPod()) {
      client.close();
      throw new NotReadyInClusterException(
          "the kubeconfig has no current context"
              + where()
              + "\n  do       kubectl config use-context NAME, or name one by loadline.kube-context");
    }
    return new Fabric8Cluster(client, current == null ? "in-cluster" : current.getName());
  }

  private static boolean isInPod() {
    return Files.isRegularFile(ACCOUNT) && System.getenv("KUBERNETES_SERVICE_HOST") != null;
  }

  /** The places where fabric8 looks, too. */
  private static Stream<Path> kubeconfigs() {
    String named = System.getProperty(Config.KUBERNETES_KUBECONFIG_FILE);
    String listed = named == null ? System.getenv("KUBECONFIG") : named;
    if (listed != null && !listed.isBlank()) {
      return Stream.of(listed.split(File.pathSeparator)).map(Path::of);
    }
    return Stream.of(Path.of(System.getProperty("user.home"), ".kube", "config"));
  }

  private static String where() {
    return kubeconfigs().map(Path::toString).collect(Collectors.joining(", ", " (", ")"));
  }
}
