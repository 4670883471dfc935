package io.loadline.kubernetes;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.readiness.ServiceDiscovery;
import io.loadline.kubernetes.readiness.ServiceQuery;
import io.loadline.plan.AccessMode;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Readiness;
import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import io.loadline.text.OneLine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Consumer;

/** A cluster that knows what a test is about. */
record ClusterConnection(Cluster cluster, ServiceQuery query) {
  static Optional<ClusterConnection> open(
      Target target, Readiness readiness, ClusterAccess access, Consumer<String> say) {
    if (readiness.awaited().isEmpty() && target.isByAddress()) {
      return Optional.empty();
    }
    Optional<Cluster> cluster = cluster(target, readiness, access, say);
    if (cluster.isEmpty()) {
      refuseWithout(readiness, access);
      return Optional.empty();
    }
    Optional<ClusterConnection> found = Optional.empty();
    try {
      found =
          new ServiceDiscovery(cluster.get(), ClusterConnection::resolves)
              .query(target, readiness.awaited(), access.namespace())
              .map(query -> new ClusterConnection(cluster.get(), query));
      return found;
    } catch (ApiException e) {
      throw notAnswered(cluster.get(), e);
    } finally {
      if (found.isEmpty()) {
        cluster.get().close();
      }
    }
  }

  /** A host that any DNS may know is called without a cluster where the kubeconfig is broken. */
  private static Optional<Cluster> cluster(
      Target target, Readiness readiness, ClusterAccess access, Consumer<String> say) {
    try {
      return Cluster.open(access.context());
    } catch (NotReadyException e) {
      if (needsCluster(readiness, access)
          || ServiceDiscovery.isOfCluster(target, ClusterConnection::resolves)) {
        throw e;
      }
      say.accept(
          "no cluster is asked what "
              + target.host()
              + " is: "
              + OneLine.of(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** {@code cluster context kind-ml, namespace default}. */
  String text() {
    return "cluster context " + cluster.context() + ", namespace " + query.namespace();
  }

  static NotReadyException notAnswered(Cluster cluster, ApiException e) {
    String where = "the API server of context " + cluster.context() + " at " + cluster.server();
    return new NotReadyException(
        switch (e.kind()) {
          case AWAY -> where + " is away: " + e.getMessage();
          case UNAUTHORIZED ->
              where
                  + " does not know who asks (401): "
                  + e.getMessage()
                  + "\nFix: the token of the kubeconfig may have expired; make a new one (kubectl"
                  + " create token), or log in again";
          case FORBIDDEN ->
              where
                  + " forbids it: no right to "
                  + e.asked()
                  + "\nFix: docs/rbac.yaml has the rights that are needed";
          case REFUSED -> where + " did not " + e.asked() + ": " + e.getMessage();
        });
  }

  private static void refuseWithout(Readiness readiness, ClusterAccess access) {
    if (needsCluster(readiness, access)) {
      throw new NotReadyException(
          "there is no cluster to ask: no kubeconfig, and this is no pod. Fix: export KUBECONFIG,"
              + " or give the test a url that it can call by itself and nothing to wait for");
    }
  }

  private static boolean needsCluster(Readiness readiness, ClusterAccess access) {
    return readiness.awaited().isPresent()
        || !access.context().isEmpty()
        || (access.access() != AccessMode.AUTO && access.access() != AccessMode.DIRECT);
  }

  private static boolean resolves(String host) {
    try {
      return InetAddress.getByName(host) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
