package io.loadline.testkit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Assumptions;

/**
 * The cluster that was named for tests, or one in a container; never a person's current context.
 */
public final class ClusterKit implements AutoCloseable {
  public static final String VARIABLE = "LOADLINE_TEST_KUBECONFIG";

  /** For classes that share a namespace: aborted before all, they would be in no report. */
  public static final String THERE = "io.loadline.testkit.ClusterKit#isThere";

  public static final String WHY_SKIPPED =
      "no cluster for tests: " + VARIABLE + " names none, and there is no Docker to run K3s in";

  private static final String PROPERTY = Config.KUBERNETES_KUBECONFIG_FILE;

  private final TestCluster cluster;
  private final KubernetesClient client;
  private final List<KubeNamespace> namespaces = new ArrayList<>();

  private ClusterKit(TestCluster cluster) {
    this.cluster = cluster;
    this.client = client(cluster.kubeconfig());
    useAgain();
  }

  /** Whether there is one; true in CI, where the tests fail without. */
  static boolean isThere() {
    return System.getenv(VARIABLE) != null || System.getenv("CI") != null || K3s.isPossible();
  }

  /** Skips the test without a cluster; in CI that is a failure. */
  public static ClusterKit require() {
    return new ClusterKit(TestCluster.ofThisMachine());
  }

  /**
   * Skips the test in a cluster that lacks something. In CI that is a failure, but for K3s, which
   * is what one makes do with.
   */
  public ClusterKit with(String crd, String how) {
    boolean there =
        client.apiextensions().v1().customResourceDefinitions().withName(crd).get() != null;
    String text = "the cluster has no " + crd + ": ";
    Assumptions.assumeFalse(
        !there && cluster.isInContainer(),
        text + "it is K3s in a container; name one that has it by " + VARIABLE);
    if (!there && System.getenv("CI") != null) {
      throw new AssertionError(text + how);
    }
    Assumptions.assumeTrue(there, text + how);
    return this;
  }

  /** Skips the test with a KServe that has no canaries in mode Standard: one before 0.20. */
  public ClusterKit withStandardCanaries() {
    ClusterKit kit = with("inferenceservices.serving.kserve.io", "run the kit's kserve-up");
    var crd =
        client
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName("inferenceservices.serving.kserve.io")
            .get();
    boolean there = client.getKubernetesSerialization().asJson(crd).contains("\"canaryStatuses\"");
    Assumptions.assumeTrue(
        there, "this KServe has no spec.canary: KSERVE_VERSION=0.20.0 for the kit's kserve-up");
    return kit;
  }

  /** Skips the test where this machine does not reach the addresses of pods and Services. */
  public ClusterKit reachable() {
    Assumptions.assumeFalse(
        cluster.isInContainer(),
        "the addresses of pods and Services of K3s in a container are not reached from here; name a"
            + " cluster whose are by "
            + VARIABLE);
    return this;
  }

  /** Skips the test in a cluster that has not the kit's images. */
  public ClusterKit withImages() {
    Assumptions.assumeFalse(
        cluster.isInContainer(),
        "K3s in a container has not the kit's image of a JRE; name a cluster that has by "
            + VARIABLE);
    return this;
  }

  /** What Loadline connects by from now on, in this JVM. */
  public static void use(String kubeconfig) {
    System.setProperty(PROPERTY, kubeconfig);
  }

  /** The same, after another kubeconfig. */
  public void useAgain() {
    use(cluster.kubeconfig());
  }

  public KubernetesClient client() {
    return client;
  }

  /** A namespace of the test's own, which goes when this is closed. */
  public KubeNamespace namespace(String prefix) {
    String name = "%s-%08x".formatted(prefix, ThreadLocalRandom.current().nextInt());
    KubeNamespace namespace = KubeNamespace.create(client, name, cluster::adapted);
    namespaces.add(namespace);
    return namespace;
  }

  /** Where the API server listens on this machine. */
  public int apiPort() {
    return URI.create(client.getConfiguration().getMasterUrl()).getPort();
  }

  /** The administrator's kubeconfig with the API server at another port of this machine. */
  public Path through(int port) {
    Config config = client.getConfiguration();
    String text = read(Path.of(cluster.kubeconfig()));
    String server = config.getMasterUrl().replaceAll("/$", "");
    String moved = server.replaceFirst(":\\d+$", ":" + port);
    return write(text.replace(server, moved));
  }

  /** A kubeconfig that has nothing but a token. */
  public Path withToken(String token, String namespace) {
    Config config = client.getConfiguration();
    return write(
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: kit, cluster: {server: "%s", certificate-authority-data: "%s"}}]
        users: [{name: account, user: {token: "%s"}}]
        contexts: [{name: account@kit, context: {cluster: kit, user: account, namespace: "%s"}}]
        current-context: account@kit
        """
            .formatted(config.getMasterUrl(), authority(config), token, namespace));
  }

  private static String authority(Config config) {
    if (config.getCaCertData() != null) {
      return config.getCaCertData();
    }
    byte[] pem = read(Path.of(config.getCaCertFile())).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pem);
  }

  private static Path write(String text) {
    try {
      Path file = Files.createTempFile("loadline-kubeconfig", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KubernetesClient client(String kubeconfig) {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(Path.of(kubeconfig).toFile()))
        .withHttpClientFactory(new JdkHttpClientFactory())
        .build();
  }

  @Override
  public void close() {
    System.clearProperty(PROPERTY);
    namespaces.forEach(KubeNamespace::close);
    client.close();
  }
}
