package io.loadline.kubernetes.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.AllowedInterference;
import io.loadline.result.Interference;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.RecordedCanary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of a service of which one revision is called alone. */
class CalledRevisionTest {
  private final FakeCluster cluster =
      RecordedCanary.cluster(RecordedCanary.TAGS, "", RecordedCanary.SPLIT);

  @Test
  void it_is_that_revision_with_its_share_its_model_and_its_pods() {
    ServiceIdentity identity = ServiceIdentities.of(isvc(), pods(), tag("prev"));

    assertThat(identity.tag()).isEqualTo("prev");
    assertThat(identity.revision()).isEqualTo("iris-predictor-00001");
    assertThat(identity.components())
        .extracting(
            ServiceComponent::revision,
            ServiceComponent::trafficPercent,
            ServiceComponent::storageUri)
        .containsExactly(tuple("iris-predictor-00001", 80, "gs://old"));
    assertThat(identity.components().get(0).pods())
        .extracting(each -> each.name())
        .containsExactly("old");
  }

  @Test
  void without_a_tag_both_are_told_each_with_its_own_model() {
    ServiceIdentity identity = ServiceIdentities.of(isvc(), pods(), Optional.empty());

    assertThat(identity.revision()).isEmpty();
    assertThat(identity.components())
        .extracting(each -> each.revision() + " " + each.storageUri())
        .containsExactly("iris-predictor-00001 gs://old", "iris-predictor-00002 gs://new");
  }

  @Test
  void the_model_of_an_older_revision_without_pods_is_not_known() {
    assertThat(ServiceIdentities.of(isvc(), List.of(), Optional.empty()).components())
        .extracting(ServiceComponent::storageUri)
        .containsExactly("", "gs://new");
  }

  @Test
  void a_tag_that_has_moved_names_what_it_names_now() {
    Optional<TrafficTag> latest = tag("latest");
    cluster.with(
        ResourceKind.INFERENCE_SERVICES,
        RecordedCanary.isvc(RecordedCanary.TAGS, "", RecordedCanary.BEFORE));

    assertThat(ServiceIdentities.of(isvc(), pods(), latest).revision())
        .isEqualTo("iris-predictor-00001");
  }

  @Test
  void a_tag_that_moves_between_wait_and_load_is_told() throws Exception {
    Optional<TrafficTag> waitedFor = tag("latest");
    cluster.with(
        ResourceKind.INFERENCE_SERVICES,
        RecordedCanary.isvc(RecordedCanary.TAGS, "", RecordedCanary.BEFORE));
    ServiceMonitor monitor =
        ServiceMonitor.begin(
            cluster,
            isvc(),
            waitedFor,
            AllowedInterference.NOTHING,
            () -> Instant.EPOCH,
            System::nanoTime);

    assertThat(monitor.end(Instant.EPOCH, Instant.EPOCH, false, false).interferences())
        .extracting(Interference::what)
        .containsExactly(
            "the tag latest went from iris-predictor-00002, which was waited for, to"
                + " iris-predictor-00001 before the load began");
  }

  @Test
  void only_its_own_pods_are_watched() {
    assertThat(WatchedService.of(isvc(), tag("latest")).labels())
        .isEqualTo(
            Map.of(
                "serving.kserve.io/inferenceservice",
                "iris",
                "serving.knative.dev/revision",
                "iris-predictor-00002"));
  }

  @Test
  void behind_a_transformer_the_predictor_may_be_any_so_all_pods_are_watched() {
    TrafficTag tag =
        new TrafficTag("transformer", "latest", "iris-transformer-00002", 20, "", false);

    assertThat(WatchedService.of(isvc(), Optional.of(tag)).labels())
        .isEqualTo(Map.of("serving.kserve.io/inferenceservice", "iris"));
    assertThat(ServiceIdentities.of(isvc(), pods(), Optional.of(tag)).components()).hasSize(2);
  }

  private KubeObject isvc() {
    return cluster.get(ResourceKind.INFERENCE_SERVICES, "models", "iris").orElseThrow();
  }

  private List<KubeObject> pods() {
    return cluster.list(ResourceKind.PODS, "models", Map.of());
  }

  private Optional<TrafficTag> tag(String name) {
    return new InferenceService(isvc())
        .tags().stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
