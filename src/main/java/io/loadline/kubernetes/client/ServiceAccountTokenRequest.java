package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks for a token of a ServiceAccount. */
record ServiceAccountTokenRequest(
    String namespace, String account, String audience, Duration lifetime) {
  Cluster.Token ask(KubernetesClient client) {
    String asked = "create serviceaccounts/token of " + account + " in namespace " + namespace;
    return ApiRequest.ask(
            asked,
            () ->
                client
                    .serviceAccounts()
                    .inNamespace(namespace)
                    .withName(account)
                    .tokenRequest(wanted()))
        .map(TokenRequest::getStatus)
        .map(
            status ->
                new Cluster.Token(
                    status.getToken(), Instant.parse(status.getExpirationTimestamp())))
        .orElseThrow(
            () -> new ApiException(ApiException.Kind.REFUSED, asked, "there is no such account"));
  }

  private TokenRequest wanted() {
    return new TokenRequestBuilder()
        .withNewSpec()
        .withAudiences(audience.isEmpty() ? List.of() : List.of(audience))
        .withExpirationSeconds(lifetime.toSeconds())
        .endSpec()
        .build();
  }
}
