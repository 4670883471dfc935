package io.loadline.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.EndpointResults;
import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.AccessMode;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TargetPath;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import io.loadline.testkit.Unwrapped;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A real canary of mode Standard, beside the predictor and with another model. */
@Tag("cluster")
@TestInstance(Lifecycle.PER_CLASS)
class StandardCanaryOnKserve020IT {
  /** May see the object and the Services that lead to it, and neither Deployments nor pods. */
  private static final String BLIND =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: blind}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: blind}
      rules:
      - {apiGroups: [serving.kserve.io], resources: [inferenceservices], verbs: [get, watch]}
      - {apiGroups: [""], resources: [services], verbs: [get]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: blind}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: blind}
      subjects: [{kind: ServiceAccount, name: blind, namespace: %s}]
      """;

  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeAll
  void begin_a_canary() {
    kit = ClusterKit.require().withStandardCanaries();
    namespace = kit.namespace("canary020");
    namespace.apply(Iris.standard(1));
    namespace.apply(Iris.standardCanary("gs://models/iris-2"));
  }

  @Test
  void one_gate_has_figures_and_objectives_of_each() throws Exception {
    EndpointResults results =
        Loadline.endpoints()
            .endpoint("stable", 4, call("iris-predictor", "1"))
            .endpoint("canary", 1, call("iris-v2-predictor", "2"))
            .load(load -> load.requests(40).rate(20))
            .slo(slo -> slo.latencyP75(Duration.ofSeconds(5)).errors(0))
            .run();

    assertThat(results.verdict()).as(results.toString()).isIn(Verdict.PASS, Verdict.INVALID);
    isPart(results.of("stable"), "", 1, 32);
    isPart(results.of("canary"), "v2", 2, 8);
    assertThat(results.toString())
        .containsPattern("\n  \\w+ stable: ")
        .containsPattern("\n  \\w+ canary \\(canary v2\\): ");
    assertThat(Unwrapped.text(results))
        .contains("canary v2 alone (Deployment iris-v2-predictor), via");
  }

  @Test
  void a_port_forward_leads_to_the_pods_of_the_canary() throws Exception {
    LoadResult result =
        call("iris-v2-predictor", "2")
            .access(AccessMode.PORT_FORWARD)
            .load(load -> load.requests(20))
            .run();

    isPart(result, "v2", 2, 20);
    assertThat(cluster(result).path()).isEqualTo(TargetPath.PORT_FORWARD);
  }

  @Test
  void the_whole_is_the_predictor_and_the_way_to_figures_of_the_canary_is_told() throws Exception {
    LoadResult result = call("iris", "1").load(load -> load.requests(20)).run();

    isPart(result, "", 1, 20);
    assertThat(cluster(result).notes())
        .anyMatch(
            note ->
                note.startsWith("the figures are without canary v2: ")
                    && note.contains("http://iris-v2-predictor." + namespace.name()));
  }

  @Test
  void who_sees_neither_deployments_nor_pods_gets_no_pass_after_an_update() throws Exception {
    namespace.apply(BLIND.formatted(namespace.name()));
    String token = namespace.token("blind");
    ClusterKit.use(kit.withToken(token, namespace.name()).toString());
    try {
      LoadResult result = call("iris", "1").load(load -> load.requests(20)).run();

      assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(cluster(result).interferences())
          .extracting(Interference::kind)
          .containsExactly(InterferenceKind.NOT_CONFIRMED);
      assertThat(result.toString().replaceAll("\\s+", " "))
          .contains("no right to list deployments.apps, nor to list pods, in namespace canary020");
    } finally {
      kit.useAgain();
    }
  }

  /** Each answer must bear the version of what is called. */
  private Loadline call(String service, String version) {
    String url = "http://" + service + "." + namespace.name() + ".svc.cluster.local" + Iris.INFER;
    return Loadline.target(url)
        .payload(Iris.INPUT)
        .ready(ready -> ready.timeout(Duration.ofMinutes(3)))
        .expect("model_version=\"" + version + "\"");
  }

  private static void isPart(LoadResult result, String canary, int version, long requests) {
    ServiceIdentity before = requireNonNull(cluster(result).before());
    assertThat(result.requests()).isEqualTo(requests);
    assertThat(result.errors()).as(result.toString()).isZero();
    assertThat(cluster(result).interferences()).isEmpty();
    assertThat(before.tag()).isEqualTo(canary);
    assertThat(before.revision()).isEqualTo(canary.isEmpty() ? "" : "iris-v2-predictor");
    assertThat(before.pods()).isEqualTo(1);
    assertThat(before.components())
        .extracting(ServiceComponent::storageUri)
        .containsExactly("gs://models/iris-" + version);
  }

  private static ClusterResult cluster(LoadResult result) {
    return requireNonNull(result.run().cluster());
  }
}
