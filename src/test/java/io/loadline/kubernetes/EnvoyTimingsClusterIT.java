package io.loadline.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.AccessMode;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.RequestTimings;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** What Envoy says of an InferenceService behind it: until it had the head, all tries in it. */
@Tag("cluster")
@EnabledIf(value = ClusterKit.THERE, disabledReason = ClusterKit.WHY_SKIPPED)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(240)
class EnvoyTimingsClusterIT {
  /** Envoy Gateway takes the header out unless it is asked for; nobody else minds it. */
  private static final String HEADERS =
      """
      apiVersion: gateway.envoyproxy.io/v1alpha1
      kind: ClientTrafficPolicy
      metadata: {name: loadline-headers, namespace: kserve}
      spec:
        targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: kserve-ingress-gateway}]
        headers: {enableEnvoyHeaders: true}
      """;

  private static final String RETRY =
      """
      apiVersion: gateway.envoyproxy.io/v1alpha1
      kind: BackendTrafficPolicy
      metadata: {name: retry}
      spec:
        targetRefs: [{group: gateway.networking.k8s.io, kind: HTTPRoute, name: worker}]
        retry:
          numRetries: 2
          perRetry: {backOff: {baseInterval: 50ms, maxInterval: 100ms}}
          retryOn: {triggers: [retriable-status-codes], httpStatusCodes: [503]}
      """;

  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeAll
  void start_the_service() {
    kit = ClusterKit.require().with("httproutes.gateway.networking.k8s.io", "gateway-up");
    namespace = kit.namespace("envoy");
    namespace.apply(StampedServer.script());
    namespace.apply(StampedServer.standard("worker"));
    namespace.apply(RETRY);
    byte[] headers = HEADERS.getBytes(StandardCharsets.UTF_8);
    kit.client().load(new ByteArrayInputStream(headers)).serverSideApply();
  }

  @AfterAll
  void take_the_headers_back() {
    byte[] headers = HEADERS.getBytes(StandardCharsets.UTF_8);
    kit.client().load(new ByteArrayInputStream(headers)).delete();
  }

  @Test
  void a_slow_body_is_no_part_of_it() throws Exception {
    LoadResult result = gate("/slow").run();

    assertThat(upstream(result)).as(result.toString()).isGreaterThan(StampedServer.MILLIS * 0.98);
    assertThat(upstream(result)).isLessThan(result.run().service().mean() / 1e6 / 2);
    assertThat(result.run().service().mean() / 1e6).isGreaterThan(300);
  }

  @Test
  void failed_tries_and_the_wait_between_them_are() throws Exception {
    LoadResult result = gate("/flaky").run();

    double service = result.run().service().mean() / 1e6;
    assertThat(result.errors()).isZero();
    assertThat(upstream(result))
        .as(result.toString())
        .isGreaterThan(2 * StampedServer.MILLIS * 0.98)
        .isBetween(service * 0.8, service);
  }

  /** Envoy tells whole ms, and cuts them. */
  private static double upstream(LoadResult result) {
    RequestTimings told = requireNonNull(result.run().server().requests(), result::toString);
    assertThat(told.rows()).containsExactly(KnownTiming.ENVOY_UPSTREAM);
    assertThat(told.contradicted()).isZero();
    assertThat(told.parts()).containsOnlyKeys(TimedPart.UPSTREAM);
    // The rest up to the head: a body is no part of that either.
    assertThat(requireNonNull(told.beyondUpstream()).mean() / 1e6).isLessThan(150);
    return requireNonNull(told.parts().get(TimedPart.UPSTREAM)).times().mean() / 1e6;
  }

  private Loadline gate(String path) {
    return Loadline.target("http://worker-" + namespace.name() + ".example.com" + path)
        .payload("{}")
        .access(AccessMode.INGRESS)
        .timeout(Duration.ofSeconds(20))
        .ready(ready -> ready.isvc("worker").namespace(namespace.name()))
        .load(load -> load.requests(30).concurrency(2).warmup("4"));
  }
}
