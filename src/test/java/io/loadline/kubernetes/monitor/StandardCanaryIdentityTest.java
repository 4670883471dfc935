package io.loadline.kubernetes.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.AllowedInterference;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.PodFacts;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.StandardCanary;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of an InferenceService in mode Standard that has a canary. */
class StandardCanaryIdentityTest {
  private static final String AGAIN = "\"restartCount\": 1";

  private final FakeCluster cluster = StandardCanary.cluster();

  @Test
  void a_canary_that_is_called_is_its_own_pods_and_its_own_model() throws Exception {
    ServiceIdentity identity = monitor(canary()).before();

    assertThat(identity.tag()).isEqualTo("v2");
    assertThat(identity.revision()).isEqualTo("iris-v2-predictor");
    assertThat(identity.runtime()).isEqualTo("kserve-mlserver");
    assertThat(identity.components())
        .extracting(
            ServiceComponent::name, ServiceComponent::revision, ServiceComponent::storageUri)
        .containsExactly(tuple("predictor", "new", "gs://new"));
    assertThat(identity.components().get(0).pods())
        .extracting(PodFacts::name)
        .containsExactly("iris-v2-predictor-new-x");
  }

  @Test
  void the_whole_is_the_predictor_without_its_canaries() throws Exception {
    ServiceIdentity identity = monitor(Optional.empty()).before();

    assertThat(identity.tag()).isEmpty();
    assertThat(identity.components())
        .extracting(ServiceComponent::revision, ServiceComponent::storageUri)
        .containsExactly(tuple("old", "gs://old"));
  }

  @Test
  void a_canary_without_pods_has_none_of_the_predictors() throws Exception {
    cluster.without(ResourceKind.PODS, "iris-v2-predictor-new-x");

    assertThat(monitor(canary()).before().pods()).isZero();
  }

  @Test
  void a_pod_of_the_canary_that_restarts_is_told_where_the_canary_is_called() throws Exception {
    ServiceMonitor ofCanary = monitor(canary());
    ServiceMonitor ofWhole = monitor(Optional.empty());
    cluster.with(
        ResourceKind.PODS,
        StandardCanary.pod("iris-v2-predictor", "new", "gs://new", "True")
            .replace("\"restartCount\": 0", AGAIN));

    assertThat(ofCanary.end(Instant.EPOCH, Instant.EPOCH, false, false).interferences())
        .extracting(Interference::kind)
        .containsExactly(InterferenceKind.RESTART);
    assertThat(ofWhole.end(Instant.EPOCH, Instant.EPOCH, false, false).interferences()).isEmpty();
  }

  private ServiceMonitor monitor(Optional<TrafficTag> tag) throws Exception {
    return ServiceMonitor.begin(
        cluster, isvc(), tag, AllowedInterference.NOTHING, () -> Instant.EPOCH, System::nanoTime);
  }

  private Optional<TrafficTag> canary() {
    return Optional.of(new InferenceService(isvc()).canaries().get(0).tag());
  }

  private KubeObject isvc() {
    return cluster.get(ResourceKind.INFERENCE_SERVICES, "models", "iris").orElseThrow();
  }
}
