package io.loadline.kubernetes.readiness;

import static io.loadline.kubernetes.readiness.RealWait.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.CuttableProxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an account may not see, and an API server that is not there, on a real cluster. */
@Tag("cluster")
class RightsClusterIT {
  private static final String SEE_ISVCS =
      "- {apiGroups: [serving.kserve.io], resources: [inferenceservices], verbs: [get, watch]}";

  private Space kit;

  @BeforeEach
  void open() {
    kit = Space.withKserve("rights");
  }

  @AfterEach
  void close() {
    if (kit != null) {
      kit.close();
    }
  }

  @Test
  void an_account_that_may_not_see_the_object_is_told_which_right_it_lacks() {
    Path account =
        kit.account("blind", "- {apiGroups: [\"\"], resources: [secrets], verbs: [list]}");

    try (Cluster cluster = Space.cluster(account)) {
      assertThat(new RealWait(cluster).failure(named(kit, AwaitedKind.ISVC, "iris"), 60))
          .startsWith(
              "not ready: this account has no right to see InferenceService "
                  + kit.namespace()
                  + "/iris")
          .contains(
              "asked    get inferenceservices.serving.kserve.io iris in namespace "
                  + kit.namespace())
          .contains("docs/rbac.yaml");
    }
  }

  @Test
  void an_account_that_may_not_see_pods_still_waits_and_says_what_it_cannot_see() throws Exception {
    kit.apply(Manifests.isvc("iris", Manifests.SERVE));

    try (Cluster cluster = Space.cluster(kit.account("half", SEE_ISVCS))) {
      RealWait wait = new RealWait(cluster);
      ClusterWait.ReadyObject ready = wait.ready(named(kit, AwaitedKind.ISVC, "iris"), 90);

      assertThat(ready.notes())
          .anyMatch(note -> note.startsWith("this account has no right to list pods"))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void after_an_update_an_account_that_sees_no_children_cannot_know_what_answers()
      throws Exception {
    kit.apply(Manifests.isvc("iris", Manifests.SERVE));
    new RealWait(kit.cluster()).ready(named(kit, AwaitedKind.ISVC, "iris"), 90);
    kit.apply(Manifests.isvc("iris", Manifests.SERVE).replace("busybox:1", "missing:1"));

    try (Cluster cluster = Space.cluster(kit.account("half", SEE_ISVCS))) {
      ServiceQuery query = named(kit, AwaitedKind.ISVC, "iris");
      // KServe 0.20 says Ready for good; 0.17 says that it is in progress.
      String told;
      try {
        told = new RealWait(cluster).ready(query, 12).unconfirmed();
      } catch (NotReadyException e) {
        told = String.valueOf(e.getMessage());
      }
      assertThat(told)
          .containsPattern("whether generation 2 of .* cannot be seen: no right to list|not ready");
    }
  }

  @Test
  void a_token_that_is_not_known_is_told_as_such() {
    Path account = kit.kit().withToken("expired", kit.namespace());

    try (Cluster cluster = Space.cluster(account)) {
      assertThat(new RealWait(cluster).failure(named(kit, AwaitedKind.ISVC, "iris"), 60))
          .startsWith("not ready: the API server does not know this account (401)")
          .contains("has expired or was revoked");
    }
  }

  @Test
  void an_api_server_that_is_away_for_ten_seconds_delays_the_wait_only() throws Exception {
    kit.apply(Manifests.isvc("iris", "sleep 5; " + Manifests.SERVE));
    ServiceQuery query = named(kit, AwaitedKind.ISVC, "iris");

    try (CuttableProxy line = new CuttableProxy(kit.kit().apiPort());
        Cluster cluster = Space.cluster(kit.kit().through(line.port()))) {
      RealWait wait = new RealWait(cluster);
      later(2, line::cut);
      later(12, line::restore);

      assertThat(wait.ready(query, 90).waited().toSeconds()).isGreaterThanOrEqualTo(11);
      assertThat(wait.said())
          .anyMatch(text -> text.contains("the API server https://127.0.0.1:" + line.port()))
          .anyMatch(text -> text.contains("it is asked again until the time is up"));
    }
  }

  @Test
  void an_api_server_that_stays_away_is_what_the_failure_says() {
    kit.apply(Manifests.isvc("iris", "sleep 60"));
    ServiceQuery query = named(kit, AwaitedKind.ISVC, "iris");

    try (CuttableProxy line = new CuttableProxy(kit.kit().apiPort());
        Cluster cluster = Space.cluster(kit.kit().through(line.port()))) {
      later(2, line::cut);

      assertThat(new RealWait(cluster).failure(query, 6))
          .startsWith(
              "not ready within 6 s: InferenceService " + kit.namespace() + "/iris: the API")
          .contains("before   PredictorReady is ")
          .contains("get --raw /readyz");
    }
  }

  @Test
  void the_wrong_namespace_is_told_with_the_right_one() {
    kit.apply(Manifests.isvc("iris-of-rights", Manifests.SERVE));
    ServiceQuery query =
        new ServiceDiscovery(kit.cluster(), host -> true)
            .query(
                new Target(URI.create("http://iris-of-rights.default.svc.cluster.local/")),
                Optional.empty(),
                "")
            .orElseThrow();

    assertThat(new RealWait(kit.cluster()).failure(query, 2))
        .contains("InferenceService default/iris-of-rights: it does not exist (yet)")
        .contains(
            "InferenceService of this name elsewhere: " + kit.namespace() + "/iris-of-rights");
  }

  @Test
  void two_services_that_fit_one_url_are_both_named() {
    kit.apply(Manifests.isvc("iris", "sleep 60"));
    kit.apply(Manifests.isvc("iris-predictor", "sleep 60"));
    String host = "iris-predictor." + kit.namespace() + ".svc.cluster.local";
    ServiceQuery query =
        new ServiceDiscovery(kit.cluster(), each -> true)
            .query(new Target(URI.create("http://" + host + "/")), Optional.empty(), "")
            .orElseThrow();

    assertThatThrownBy(() -> new ObjectLookup(kit.cluster(), query).read())
        .hasMessageStartingWith(
            "not ready: %1$s can mean InferenceService %2$s/iris and InferenceService %2$s/iris-predictor"
                .formatted(host, kit.namespace()));
  }

  private static void later(int seconds, Runnable what) {
    CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(what);
  }
}
