package io.loadline.kubernetes.client;

import io.loadline.result.NotReadyException;
import io.loadline.text.OneLine;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The context of a kubeconfig that is used, with all that it refers to. What fabric8 finds broken
 * it leaves out, and then asks {@code kubernetes.default.svc}, or without an account; so each part
 * is looked at before. Parts of other contexts may be broken.
 *
 * @param server of its cluster, as it is written
 * @param user empty when the context names none
 */
record UsedContext(String name, String server, Optional<KubeconfigUser> user) {
  private static final String ANOTHER = "or name another context by loadline.kube-context";

  /**
   * Looks it up and checks it.
   *
   * @param asked the name of a context; empty for the current one
   * @throws NotReadyException when it, or something that it names, is missing or cannot be used
   */
  static UsedContext of(Kubeconfig kubeconfig, KubeconfigPaths paths, String asked) {
    String name = asked.isEmpty() ? current(kubeconfig, paths) : asked;
    KubeconfigEntry context =
        kubeconfig.context(name).orElseThrow(() -> unknown(kubeconfig, paths, name, asked));
    return new UsedContext(name, server(kubeconfig, context), user(kubeconfig, context));
  }

  private static String current(Kubeconfig kubeconfig, KubeconfigPaths paths) {
    return kubeconfig
        .current()
        .map(each -> each.text("current-context"))
        .orElseThrow(
            () ->
                new NotReadyException(
                    "the kubeconfig has no current context "
                        + paths.text()
                        + "\n  do       kubectl config use-context NAME, or name one by"
                        + " loadline.kube-context"));
  }

  private static NotReadyException unknown(
      Kubeconfig kubeconfig, KubeconfigPaths paths, String name, String asked) {
    List<String> names = kubeconfig.names("contexts");
    String by =
        asked.isEmpty()
            ? kubeconfig
                .current()
                .map(each -> "\n  key      current-context: " + name + ", in " + each.file())
                .orElse("")
            : "";
    String known = names.isEmpty() ? "none" : String.join(", ", names);
    return new NotReadyException(
        "the kubeconfig has no context %s %s%s\n  contexts  %s"
            .formatted(name, paths.text(), by, known));
  }

  private static String server(Kubeconfig kubeconfig, KubeconfigEntry context) {
    KubeconfigEntry cluster = named(kubeconfig, context, "cluster");
    String server = cluster.text("server");
    if (server.isBlank()) {
      throw cluster.fault(
          "the cluster " + context.text("cluster") + " has no server",
          "server",
          "",
          "give the URL of its API server there, " + ANOTHER);
    }
    if (!isUrl(server)) {
      throw cluster.fault(
          "the server of the cluster is no http or https URL with a host",
          "server",
          OneLine.of(server),
          "write it like https://cluster.example.com:6443, " + ANOTHER);
    }
    KubeconfigFiles.check(cluster, "certificate-authority", KubeconfigFiles.Kind.CERTIFICATE);
    return server;
  }

  /** kubectl takes an address without a scheme, too. */
  private static boolean isUrl(String server) {
    try {
      URI url = URI.create(server.contains("://") ? server : "https://" + server);
      return url.getRawAuthority() != null && url.getScheme().matches("(?i)https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A context without a user asks as nobody, as behind {@code kubectl proxy}. */
  private static Optional<KubeconfigUser> user(Kubeconfig kubeconfig, KubeconfigEntry context) {
    if (context.text("user").isEmpty()) {
      return Optional.empty();
    }
    KubeconfigUser user = new KubeconfigUser(named(kubeconfig, context, "user"));
    user.check();
    return Optional.of(user);
  }

  private static KubeconfigEntry named(
      Kubeconfig kubeconfig, KubeconfigEntry context, String what) {
    String name = context.text(what);
    if (name.isEmpty()) {
      throw context.fault("its context names no " + what, what, "", "set it, " + ANOTHER);
    }
    Optional<KubeconfigEntry> found =
        what.equals("cluster") ? kubeconfig.cluster(name) : kubeconfig.user(name);
    return found.orElseThrow(
        () -> {
          List<String> names = kubeconfig.names(what + "s");
          String there = names.isEmpty() ? "none" : String.join(", ", names);
          return context.fault(
              "there is no " + what + " " + name,
              what,
              name,
              List.of(String.format("%-8s %s", what + "s", there)),
              "correct it, " + ANOTHER);
        });
  }

  /** The same server, however its URL is completed. */
  boolean isServer(String url) {
    return plain(url).equals(plain(server));
  }

  private static String plain(String url) {
    return OneLine.of(url).replaceFirst("^https?://", "").replaceFirst("/+$", "");
  }
}
