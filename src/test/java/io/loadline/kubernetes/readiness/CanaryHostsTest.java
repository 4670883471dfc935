package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.Call;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.Target;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.StandardCanary;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts of the Services of an InferenceService in mode Standard: what is named is called. */
class CanaryHostsTest {
  private static final String PATH = "/v2/models/iris/infer";
  private static final String DOMAIN = ".models.svc.cluster.local";

  private final FakeCluster cluster = StandardCanary.cluster();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iris-v2-predictor.models",
        "iris-v2-predictor.models.svc",
        "Iris-V2-predictor.models.svc.cluster.local"
      })
  void the_host_of_a_canary_means_its_inference_service_and_calls_the_canary(String host) {
    ServiceDiscovery.Address address = locate("http://" + host + PATH, Optional.empty());

    assertThat(address.target().url()).hasToString("http://iris-v2-predictor" + DOMAIN + PATH);
    assertThat(address.tag()).map(TrafficTag::name).hasValue("v2");
    assertThat(address.tag()).map(TrafficTag::revision).hasValue("iris-v2-predictor");
  }

  @Test
  void so_it_does_beside_a_named_object() {
    ReadinessTarget iris = new ReadinessTarget(AwaitedKind.ISVC, "iris", "models");
    ServiceDiscovery.Address address =
        locate("http://" + StandardCanary.HOST + PATH, Optional.of(iris));

    assertThat(address.clusterUrl()).hasToString("http://" + StandardCanary.HOST + PATH);
    assertThat(address.elsewhere()).isFalse();
  }

  @Test
  void a_canary_has_no_host_at_the_gateway_that_would_lead_to_the_predictor() {
    assertThat(locate("http://" + StandardCanary.HOST + PATH, Optional.empty()).externalHost())
        .isEmpty();
    assertThat(locate("http://iris-predictor" + DOMAIN + PATH, Optional.empty()).externalHost())
        .isEqualTo("iris-models.example.com");
  }

  @Test
  void the_whole_is_called_by_the_predictors_service_and_has_no_tag() {
    for (String host : List.of("iris", "iris-predictor")) {
      ServiceDiscovery.Address address = locate("http://" + host + DOMAIN + PATH, Optional.empty());
      assertThat(address.clusterUrl()).hasToString("http://iris-predictor" + DOMAIN + PATH);
      assertThat(address.tag()).isEmpty();
    }
  }

  @Test
  void a_predictor_with_a_name_of_its_own_has_its_service_named_after_it() {
    cluster.with(
        ResourceKind.INFERENCE_SERVICES,
        StandardCanary.isvc("")
            .replace("\"predictor\": {\"model\"", "\"predictor\": {\"name\": \"v2\", \"model\"")
            .replace(
                "\"address\": {\"url\": \"http://iris-predictor.models.svc.cluster.local\"},", ""));

    for (String host : List.of("iris", "iris-predictor", "iris-v2-predictor")) {
      ServiceDiscovery.Address address = locate("http://" + host + DOMAIN + PATH, Optional.empty());
      assertThat(address.clusterUrl()).hasToString("http://iris-v2-predictor" + DOMAIN + PATH);
      assertThat(address.tag()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"iris-predictor-00001", "iris-metrics", "iris-v9-predictor"})
  void another_service_of_its_name_is_called_as_that_and_not_as_the_whole(String service) {
    ReadinessTarget iris = new ReadinessTarget(AwaitedKind.ISVC, "iris", "models");
    ServiceDiscovery.Address address =
        locate("http://" + service + DOMAIN + PATH, Optional.of(iris));

    assertThat(address.target().url()).hasToString("http://" + service + DOMAIN + PATH);
    assertThat(address.externalHost()).isEmpty();
  }

  @Test
  void a_component_behind_another_has_a_gateway_host_of_its_own() {
    cluster.with(
        ResourceKind.INFERENCE_SERVICES,
        StandardCanary.isvc("")
            .replace("\"spec\": {", "\"spec\": {\"transformer\": {},")
            .replace(
                "\"status\": {",
                "\"status\": {\"components\": {\"predictor\": {\"url\":"
                    + " \"http://iris-predictor-models.example.com\"}},"));

    assertThat(locate("http://iris-predictor" + DOMAIN + PATH, Optional.empty()).externalHost())
        .isEqualTo("iris-predictor-models.example.com");
    assertThat(locate("http://iris-transformer" + DOMAIN + PATH, Optional.empty()).externalHost())
        .isEqualTo("iris-models.example.com");
  }

  @Test
  void an_inference_service_that_is_named_like_a_canary_comes_first() {
    cluster.with(
        ResourceKind.INFERENCE_SERVICES,
        "{\"metadata\": {\"name\": \"iris-v2\", \"namespace\": \"models\"}}");

    assertThat(found("http://" + StandardCanary.HOST + "/").what())
        .isEqualTo("InferenceService models/iris-v2");
  }

  @Test
  void an_owner_is_guessed_only_if_it_has_the_canary() {
    FakeCluster without =
        new FakeCluster()
            .with(ResourceKind.INFERENCE_SERVICES, StandardCanary.isvc(""))
            .with(
                ResourceKind.SERVICES,
                "{\"metadata\": {\"name\": \"iris-v2-predictor\", \"namespace\": \"models\"}}");
    ServiceQuery query = query(without, "http://" + StandardCanary.HOST + "/", Optional.empty());

    assertThat(new ObjectLookup(without, query).read())
        .map(KubeObject::what)
        .hasValue("Service models/iris-v2-predictor");
  }

  private KubeObject found(String url) {
    return new ObjectLookup(cluster, query(cluster, url, Optional.empty())).read().orElseThrow();
  }

  private static ServiceQuery query(FakeCluster in, String url, Optional<ReadinessTarget> awaited) {
    Target target = new Target(URI.create(url));
    return new ServiceDiscovery(in, host -> true).query(target, awaited, "").orElseThrow();
  }

  private ServiceDiscovery.Address locate(String url, Optional<ReadinessTarget> awaited) {
    Target target = new Target(URI.create(url));
    Call call = new Call(target, "POST", List.of(), List.of(), Duration.ofSeconds(1), List.of());
    KubeObject object =
        new ObjectLookup(cluster, query(cluster, url, awaited)).read().orElseThrow();
    return ServiceDiscovery.Address.of(object, call);
  }
}
