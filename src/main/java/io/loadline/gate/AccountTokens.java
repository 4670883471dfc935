package io.loadline.gate;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.readiness.ServiceDiscovery;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Credential;
import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;

/**
 * Asks the cluster of the kubeconfig for the tokens of its ServiceAccounts.
 *
 * @param target of the call, whose host may name the namespace
 */
record AccountTokens(ClusterAccess access, Target target) implements TokenRequests {
  @Override
  public Token request(Credential.ServiceAccount account) {
    try (Cluster cluster =
        Cluster.open(access.context())
            .orElseThrow(() -> refused(account.name(), "there is no cluster to ask"))) {
      String namespace = namespace(account, cluster);
      return token(account, namespace, cluster);
    }
  }

  private static Token token(Credential.ServiceAccount account, String namespace, Cluster cluster) {
    try {
      var token = cluster.token(namespace, account.name(), account.audience(), account.lifetime());
      return new Token(token.value(), token.expires());
    } catch (ApiException e) {
      String why = e.getMessage() + " (context " + cluster.context() + ")";
      throw refused(namespace + "/" + account.name(), why);
    }
  }

  /** Where the caller's account is: as said, else where the service is. */
  private String namespace(Credential.ServiceAccount account, Cluster cluster) {
    if (!account.namespace().isEmpty()) {
      return account.namespace();
    }
    return access.namespace().isEmpty()
        ? namespace(target, cluster.namespace())
        : access.namespace();
  }

  static String namespace(Target target, String ofContext) {
    String named = ServiceDiscovery.namespaceIn(target);
    return named.isEmpty() ? ofContext : named;
  }

  private static NotReadyException refused(String account, String why) {
    return new NotReadyException(
        "not ready: no token for ServiceAccount %s: %s".formatted(account, why)
            + "\n  do        create the account, or let this one create serviceaccounts/token"
            + " (docs/rbac.yaml); @Auth(serviceAccount = \"namespace/name\") names another");
  }
}
