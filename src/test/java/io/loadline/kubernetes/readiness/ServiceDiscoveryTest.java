package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.FakeCluster;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceDiscoveryTest {
  private final FakeCluster cluster =
      new FakeCluster().with(ResourceKind.INFERENCE_SERVICES, isvc("iris", "models", ""));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iris.models",
        "iris.models.svc",
        "iris.models.svc.cluster.local",
        "iris-predictor.models.svc.cluster.local",
        "iris-predictor-default.models.svc.cluster.local",
        "iris-transformer.models.svc",
        "IRIS-predictor.models.svc.my.domain"
      })
  void a_name_of_the_clusters_dns_stands_for_the_inference_service(String host) {
    assertThat(found(host)).isEqualTo("InferenceService models/iris");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "127.0.0.1", "10.0.0.1", "api.example.com", "example.com", "gpu"})
  void other_hosts_mean_nothing_in_a_cluster(String host) {
    assertThat(query("http://" + host + ":80/")).isEmpty();
  }

  @Test
  void a_name_of_two_labels_that_nobody_knows_is_the_clusters() {
    assertThat(
            new ServiceDiscovery(cluster, host -> false)
                .query(target("http://other.models/"), none(), ""))
        .map(ServiceQuery::what)
        .hasValue("InferenceService models/other");
  }

  @Test
  void an_external_host_is_found_among_the_statuses() {
    cluster.with(
        ResourceKind.INFERENCE_SERVICES, isvc("iris", "models", "http://iris-models.example.com"));

    assertThat(found("iris-models.example.com")).isEqualTo("InferenceService models/iris");
  }

  @Test
  void two_services_that_fit_one_name_are_an_error_that_names_both() {
    cluster.with(ResourceKind.INFERENCE_SERVICES, isvc("iris-predictor", "models", ""));

    assertThatThrownBy(() -> found("iris-predictor.models.svc"))
        .isInstanceOf(NotReadyException.class)
        .hasMessage(
            """
            not ready: iris-predictor.models.svc can mean InferenceService models/iris and \
            InferenceService models/iris-predictor
              usually  one is named like a part of the other, or both were given the same host
              do       say which is meant: @Ready(isvc = "iris", namespace = "models") or \
            @Ready(isvc = "iris-predictor", namespace = "models")\
            """);
  }

  @Test
  void two_services_of_one_external_host_are_an_error_that_names_both() {
    cluster
        .with(ResourceKind.INFERENCE_SERVICES, isvc("a", "models", "http://ml.example.com"))
        .with(ResourceKind.INFERENCE_SERVICES, isvc("b", "models", "http://ml.example.com/x"));

    assertThatThrownBy(() -> found("ml.example.com"))
        .hasMessageContaining("InferenceService models/a and InferenceService models/b");
  }

  @Test
  void a_service_that_kserve_made_stands_for_its_owner() {
    cluster.with(
        ResourceKind.SERVICES,
        "{\"metadata\": {\"name\": \"iris-x-predictor\", \"namespace\": \"models\", \"labels\":"
            + " {\"serving.kserve.io/inferenceservice\": \"iris\"}}}");

    assertThat(found("iris-x-predictor.models.svc")).isEqualTo("InferenceService models/iris");
  }

  @Test
  void a_plain_service_is_found_when_there_is_nothing_else() {
    cluster.with(
        ResourceKind.SERVICES, "{\"metadata\": {\"name\": \"web\", \"namespace\": \"models\"}}");

    assertThat(found("web.models.svc")).isEqualTo("Service models/web");
  }

  @Test
  void a_graph_is_found_by_its_name() {
    cluster.with(ResourceKind.INFERENCE_GRAPHS, isvc("chain", "models", ""));

    assertThat(found("chain.models.svc")).isEqualTo("InferenceGraph models/chain");
  }

  @Test
  void what_is_named_wins_over_the_url() {
    ReadinessTarget awaited = new ReadinessTarget(AwaitedKind.DEPLOY, "web", "");

    ServiceQuery query =
        discovery()
            .query(target("http://iris.models.svc/"), Optional.of(awaited), "")
            .orElseThrow();

    assertThat(query.what()).isEqualTo("Deployment models/web");
  }

  @Test
  void the_namespace_comes_from_the_annotation_the_url_or_the_context() {
    ReadinessTarget here = new ReadinessTarget(AwaitedKind.ISVC, "iris", "here");
    ReadinessTarget any = new ReadinessTarget(AwaitedKind.ISVC, "iris", "");

    assertThat(namespace("http://localhost/", here)).isEqualTo("here");
    assertThat(namespace("http://iris.models.svc/", any)).isEqualTo("models");
    assertThat(namespace("http://localhost/", any)).isEqualTo("default");
    assertThat(namespace("isvc://iris/v2/models/iris/infer", any)).isEqualTo("default");
  }

  @Test
  void a_url_that_contradicts_the_namespace_is_an_error() {
    assertThatThrownBy(() -> discovery().query(target("http://iris.models.svc/"), none(), "prod"))
        .hasMessageStartingWith(
            "not ready: the URL names the namespace models, and namespace says prod");
  }

  private String namespace(String url, ReadinessTarget awaited) {
    return discovery().query(target(url), Optional.of(awaited), "").orElseThrow().namespace();
  }

  private String found(String host) {
    ServiceQuery query = query("http://" + host + "/v2/models/iris/infer").orElseThrow();
    return new ObjectLookup(cluster, query).read().map(KubeObject::what).orElse("nothing");
  }

  private Optional<ServiceQuery> query(String url) {
    return discovery().query(target(url), none(), "");
  }

  private ServiceDiscovery discovery() {
    return new ServiceDiscovery(cluster, host -> true);
  }

  private static Optional<ReadinessTarget> none() {
    return Optional.empty();
  }

  private static Target target(String url) {
    return new Target(URI.create(url));
  }

  private static String isvc(String name, String namespace, String url) {
    return "{\"metadata\": {\"name\": \"%s\", \"namespace\": \"%s\"}, \"status\": {\"url\": \"%s\"}}"
        .formatted(name, namespace, url);
  }
}
