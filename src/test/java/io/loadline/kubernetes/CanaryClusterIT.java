package io.loadline.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loadline.EndpointResults;
import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.AccessMode;
import io.loadline.result.ClusterResult;
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

/** A real canary of 20 %, whose two revisions are called by their tags. */
@Tag("cluster")
@TestInstance(Lifecycle.PER_CLASS)
class CanaryClusterIT {
  private static final String STABLE = "iris-predictor-00001";
  private static final String CANARY = "iris-predictor-00002";

  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeAll
  void begin_a_canary() throws Exception {
    kit = ClusterKit.require().with("services.serving.knative.dev", "knative-up");
    namespace = kit.namespace("canary");
    namespace.apply(Iris.knative("1", ""));
    try (ClusterGate gate = new Gates().isvc(namespace.name(), "iris", AccessMode.DIRECT, "")) {
      new PlainLoad(Iris.INPUT).reach(gate);
    }
    namespace.apply(Iris.knative("2", "canaryTrafficPercent: 20"));
  }

  @Test
  void one_gate_has_figures_and_objectives_of_each_revision() throws Exception {
    EndpointResults results = gate(AccessMode.DIRECT, ".svc.cluster.local");

    assertThat(results.verdict()).as(results.toString()).isIn(Verdict.PASS, Verdict.INVALID);
    isRevision(results.of("stable"), "prev", STABLE, 80, 32);
    isRevision(results.of("canary"), "latest", CANARY, 20, 8);
    assertThat(results.toString())
        .containsPattern("\n  \\w+ stable \\(revision " + STABLE + "\\): ")
        .containsPattern("\n  \\w+ canary \\(revision " + CANARY + "\\): ");
    assertThat(Unwrapped.text(results))
        .contains("Knative, revision " + CANARY + " alone (tag latest, 20 % of the traffic), via");
  }

  @Test
  void so_it_has_through_the_gateway_by_the_host_of_each_tag() throws Exception {
    EndpointResults results = gate(AccessMode.AUTO, ".example.com");

    isRevision(results.of("stable"), "prev", STABLE, 80, 32);
    isRevision(results.of("canary"), "latest", CANARY, 20, 8);
    assertThat(cluster(results.of("canary")).path()).isEqualTo(TargetPath.INGRESS);
  }

  @Test
  void a_gateway_that_is_the_url_hears_the_host_of_a_tag_as_well() throws Exception {
    LoadResult result =
        Loadline.target("http://127.0.0.1:31080" + Iris.INFER)
            .host("latest-iris-predictor." + namespace.name() + ".example.com")
            .ready(ready -> ready.isvc("iris").namespace(namespace.name()))
            .payload(Iris.INPUT)
            .expect("model_version=\"2\"")
            .load(load -> load.requests(20))
            .run();

    isRevision(result, "latest", CANARY, 20, 20);
  }

  @Test
  void a_port_forward_leads_to_the_pods_of_the_revision_that_is_called() throws Exception {
    LoadResult result =
        call("latest-", ".svc.cluster.local", "2")
            .access(AccessMode.PORT_FORWARD)
            .load(load -> load.requests(20))
            .run();

    isRevision(result, "latest", CANARY, 20, 20);
    assertThat(cluster(result).path()).isEqualTo(TargetPath.PORT_FORWARD);
  }

  @Test
  void the_whole_is_told_to_be_a_mixture_with_the_way_to_figures_of_each() throws Exception {
    LoadResult result = call("", ".svc.cluster.local").load(load -> load.requests(20)).run();

    assertThat(requireNonNull(cluster(result).before()).revision()).isEmpty();
    assertThat(Unwrapped.text(result))
        .contains("revisions " + STABLE + " 80 %, " + CANARY + " 20 %")
        .contains(
            "the figures are of %s and %s together. Fix: one @Endpoint each for http://latest-iris"
                .formatted(STABLE, CANARY));
  }

  private EndpointResults gate(AccessMode access, String domain) throws InterruptedException {
    return Loadline.endpoints()
        .endpoint("stable", 4, call("prev-", domain, "1").access(access))
        .endpoint("canary", 1, call("latest-", domain, "2").access(access))
        .load(load -> load.requests(40).rate(20))
        .slo(slo -> slo.latencyP75(Duration.ofSeconds(5)).errors(0))
        .run();
  }

  /** Each answer must bear the version of the revision that is called. */
  private Loadline call(String tag, String domain, String version) {
    return call(tag, domain).expect("model_version=\"" + version + "\"");
  }

  private Loadline call(String tag, String domain) {
    return Loadline.target(
            "http://" + tag + "iris-predictor." + namespace.name() + domain + Iris.INFER)
        .payload(Iris.INPUT);
  }

  private static void isRevision(
      LoadResult result, String tag, String revision, int percent, long requests) {
    ServiceIdentity before = requireNonNull(cluster(result).before());
    assertThat(result.requests()).isEqualTo(requests);
    assertThat(result.errors()).as(result.toString()).isZero();
    assertThat(cluster(result).interferences()).isEmpty();
    assertThat(before.tag()).isEqualTo(tag);
    assertThat(before.revision()).isEqualTo(revision);
    assertThat(before.pods()).isEqualTo(1);
    assertThat(before.components())
        .extracting(
            ServiceComponent::revision,
            ServiceComponent::trafficPercent,
            ServiceComponent::storageUri)
        .containsExactly(
            tuple(revision, percent, "gs://models/iris-" + (tag.equals("prev") ? 1 : 2)));
    assertThat(before.components().get(0).pods().get(0).name()).startsWith(revision);
  }

  private static ClusterResult cluster(LoadResult result) {
    return requireNonNull(result.run().cluster());
  }
}
