package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.Call;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.RecordedCanary;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts by which one revision of an InferenceService is called alone. */
class TagHostsTest {
  private static final String LATEST = "latest-iris-predictor.models.svc.cluster.local";
  private static final String OUTSIDE = "latest-iris-predictor.models.example.com";
  private static final String PATH = "/v2/models/iris/infer";

  private final FakeCluster cluster =
      RecordedCanary.cluster(RecordedCanary.TAGS, "", RecordedCanary.SPLIT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latest-iris-predictor.models",
        "latest-iris-predictor.models.svc",
        "Latest-iris-predictor.models.svc.cluster.local",
        "prev-iris-predictor.models.svc.cluster.local",
        "prev-iris-predictor-default.models.svc",
        "latest-iris-predictor.models.example.com",
        "prev-iris-predictor.models.example.com"
      })
  void the_host_of_a_tag_means_the_inference_service(String host) {
    assertThat(found("http://" + host + PATH)).isEqualTo("InferenceService models/iris");
  }

  @Test
  void so_does_the_host_of_a_tag_that_it_does_not_have_yet() {
    cluster.with(
        ResourceKind.INFERENCE_SERVICES, RecordedCanary.isvc("", "", RecordedCanary.WHOLE));

    assertThat(found("http://" + LATEST + PATH)).isEqualTo("InferenceService models/iris");
    assertThat(found("http://" + OUTSIDE + PATH)).isEqualTo("InferenceService models/iris");
  }

  @Test
  void what_is_waited_for_before_anything_is_there_is_the_service_and_not_its_tag() {
    assertThat(query(new FakeCluster(), target("http://" + LATEST + PATH)).what())
        .isEqualTo("InferenceService models/iris");
  }

  @Test
  void an_inference_service_that_is_named_like_a_tag_comes_first() {
    cluster.with(
        ResourceKind.INFERENCE_SERVICES,
        "{\"metadata\": {\"name\": \"latest-iris\", \"namespace\": \"models\"}, \"status\":"
            + " {\"components\": {\"predictor\": {\"url\": \"http://"
            + OUTSIDE
            + "\"}}}}");

    assertThat(found("http://" + LATEST + PATH)).isEqualTo("InferenceService models/latest-iris");
    assertThat(found("http://" + OUTSIDE + PATH)).isEqualTo("InferenceService models/latest-iris");
  }

  @Test
  void a_service_of_somebody_else_that_is_named_like_a_tag_is_that_service() {
    cluster.with(
        ResourceKind.SERVICES,
        "{\"metadata\": {\"name\": \"latest-iris-predictor\", \"namespace\": \"models\"}}");

    assertThat(found("http://" + LATEST + PATH)).isEqualTo("Service models/latest-iris-predictor");
  }

  @Test
  void a_tag_is_called_by_its_own_name_in_the_cluster_and_by_its_own_host_outside() {
    ServiceDiscovery.Address address =
        locate(target("http://latest-iris-predictor.models.svc" + PATH));

    assertThat(address.target().url()).hasToString("http://" + LATEST + PATH);
    assertThat(address.externalHost()).isEqualTo(OUTSIDE);
    assertThat(address.external()).isFalse();
    assertThat(address.tag()).map(TrafficTag::revision).hasValue("iris-predictor-00002");
  }

  @Test
  void its_external_host_has_a_name_in_the_cluster() {
    ServiceDiscovery.Address address = locate(target("http://" + OUTSIDE + PATH));

    assertThat(address.external()).isTrue();
    assertThat(address.target().host()).isEqualTo(OUTSIDE);
    assertThat(address.clusterUrl()).hasToString("http://" + LATEST + PATH);
    assertThat(address.tag()).map(TrafficTag::name).hasValue("latest");
  }

  @Test
  void a_virtual_host_tells_the_tag_where_the_url_is_that_of_a_gateway() {
    URI gateway = URI.create("http://127.0.0.1:31080" + PATH);
    ServiceDiscovery.Address address =
        locate(new Target(gateway, "prev-iris-predictor.models.example.com:80", TlsTrust.DEFAULT));

    assertThat(address.elsewhere()).isTrue();
    assertThat(address.target().url()).isEqualTo(gateway);
    assertThat(address.tag()).map(TrafficTag::revision).hasValue("iris-predictor-00001");
  }

  @Test
  void the_host_of_the_whole_names_no_tag() {
    assertThat(locate(target("http://iris.models.svc" + PATH)).tag()).isEmpty();
    assertThat(locate(target("http://iris-predictor.models.example.com" + PATH)).tag()).isEmpty();
    assertThat(locate(target("isvc://iris" + PATH)).tag()).isEmpty();
  }

  private String found(String url) {
    return new ObjectLookup(cluster, query(cluster, target(url)))
        .read()
        .map(KubeObject::what)
        .orElse("nothing");
  }

  private static ServiceQuery query(FakeCluster in, Target target) {
    return new ServiceDiscovery(in, host -> true).query(target, Optional.empty(), "").orElseThrow();
  }

  private ServiceDiscovery.Address locate(Target target) {
    Optional<ReadinessTarget> iris =
        Optional.of(new ReadinessTarget(AwaitedKind.ISVC, "iris", "models"));
    ServiceQuery query =
        new ServiceDiscovery(cluster, host -> true).query(target, iris, "").orElseThrow();
    Call call = new Call(target, "POST", List.of(), List.of(), Duration.ofSeconds(1), List.of());
    return ServiceDiscovery.Address.of(new ObjectLookup(cluster, query).read().orElseThrow(), call);
  }

  private static Target target(String url) {
    return new Target(URI.create(url));
  }
}
