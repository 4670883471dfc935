package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.loadline.kubernetes.client.SharedClients.NamedClient;
import io.loadline.result.NotReadyException;
import io.loadline.text.OneLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens connections, as the kubeconfig, its exec plugins, or the account of a pod say. */
final class Clusters {
  private static final String VERBOSITY = "slf4j.internal.verbosity";
  private static final Path ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");
  private static final int CONNECT_MILLIS = 3_000;
  private static final int ANSWER_MILLIS = 5_000;

  private static final SharedClients SHARED = new SharedClients();

  private Clusters() {}

  /** As {@link Cluster#open}. */
  static Optional<Cluster> open(String context) {
    KubeconfigPaths paths = withSilentLogging(KubeconfigPaths::ofThisMachine);
    if (!paths.present().isEmpty()) {
      return Optional.of(
          SHARED.connect(
              paths.state() + " " + context,
              () -> withSilentLogging(() -> byKubeconfig(paths, context))));
    }
    if (paths.isNamed()) {
      throw paths.missing();
    }
    if (!isInPod()) {
      return Optional.empty();
    }
    if (!context.isEmpty()) {
      throw new NotReadyException(
          """
          there is no kubeconfig %s, so there is no context %s
            do       unset loadline.kube-context to use the account of this pod"""
              .formatted(paths.text(), context));
    }
    return Optional.of(
        SHARED.connect(
            "", () -> withSilentLogging(() -> connect(Config.autoConfigure(null), "in-cluster"))));
  }

  private static NamedClient byKubeconfig(KubeconfigPaths paths, String context) {
    UsedContext used = UsedContext.of(Kubeconfig.read(paths.present()), paths, context);
    try {
      Config config = Config.autoConfigure(used.name());
      used.user().ifPresent(user -> identify(config, user));
      refuseAnother(config, used);
      return connect(config, used.name());
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw new NotReadyException(
          "the kubeconfig cannot be used: "
              + OneLine.of(String.valueOf(e.getMessage()))
              + " "
              + paths.text());
    }
  }

  /** fabric8 knows no token files, and only logs what a plugin did wrong. */
  private static void identify(Config config, KubeconfigUser user) {
    if (user.hasTokenFile()) {
      config.setOauthTokenProvider(user::tokenOfFile);
    }
    boolean unknown =
        config.getAutoOAuthToken() == null
            && config.getOauthToken() == null
            && config.getClientCertData() == null;
    if (unknown && user.reliesOnPlugin()) {
      throw user.silentPlugin();
    }
  }

  /** fabric8 has settings of its own, by which it asks another cluster than the context's. */
  private static void refuseAnother(Config config, UsedContext used) {
    if (!used.isServer(config.getMasterUrl())) {
      throw new NotReadyException(
          """
          context %s of the kubeconfig is the cluster %s, and settings of this JVM say %s
            usually  the system property %s or the variable KUBERNETES_MASTER is set, or %s is false
            do       unset it, or name a context of the cluster that is meant by loadline.kube-context"""
              .formatted(
                  used.name(),
                  used.server(),
                  config.getMasterUrl(),
                  Config.KUBERNETES_MASTER_SYSTEM_PROPERTY,
                  Config.KUBERNETES_AUTH_TRYKUBECONFIG_SYSTEM_PROPERTY));
    }
  }

  private static NamedClient connect(Config config, String context) {
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
    return new NamedClient(client, context);
  }

  private static boolean isInPod() {
    return Files.isRegularFile(ACCOUNT) && System.getenv("KUBERNETES_SERVICE_HOST") != null;
  }

  /**
   * Keeps SLF4J, which fabric8 brings, from complaining in the user's build that nobody logs. It
   * reads the property once, when the first logger is made.
   */
  private static synchronized <T> T withSilentLogging(Supplier<T> maker) {
    if (System.getProperty(VERBOSITY) != null) {
      return maker.get();
    }
    System.setProperty(VERBOSITY, "ERROR");
    try {
      return maker.get();
    } finally {
      System.clearProperty(VERBOSITY);
    }
  }
}
