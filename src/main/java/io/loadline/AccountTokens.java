package io.loadline;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.client.Clusters;
import io.loadline.kubernetes.client.NotReadyInClusterException;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Credential;

/** Asks the cluster of the kubeconfig for the tokens of its ServiceAccounts. */
record AccountTokens(ClusterAccess access) implements TokenRequests {
  @Override
  public Token request(Credential.ServiceAccount account) {
    try (Cluster cluster =
        Clusters.open(access.context()).orElseThrow(() -> refused(account, "there is no cluster"))) {
      var token =
          cluster.token(
              namespace(account, cluster), account.name(), account.audience(), account.lifetime());
      return new Token(token.value(), token.expires());
    } catch (ApiException e) {
      throw refused(account, e.getMessage());
    }
  }

  /** Where the caller's account is: as said, else where the service is. */
  private String namespace(Credential.ServiceAccount account, Cluster cluster) {
    if (!account.namespace().isEmpty()) {
      return account.namespace();
    }
    return access.namespace().isEmpty() ? cluster.namespace() : access.namespace();
  }

  private static NotReadyInClusterException refused(
      Credential.ServiceAccount account, String why) {
    return new NotReadyInClusterException(
        "not ready: no token for ServiceAccount "
            + account.name()
            + ": "
            + why
            + "\n  do        create the account, or let this one create serviceaccounts/token"
            + " (docs/rbac.yaml); @Auth(serviceAccount = \"namespace/name\") names another");
  }
}
