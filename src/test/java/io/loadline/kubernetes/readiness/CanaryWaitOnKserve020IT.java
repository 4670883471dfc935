package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.Target;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When canaries of mode Standard are ready, and whom they keep waiting, on a real KServe 0.20. */
@Tag("cluster")
class CanaryWaitOnKserve020IT {
  private static final String GOOD = "gs://models/iris-2";
  private static final String BROKEN = "gs://models/no-such-model";

  private Space kit;
  private RealWait wait;

  @BeforeEach
  void open() {
    kit = Space.withStandardCanaries("canaries");
    wait = new RealWait(kit.cluster());
  }

  @AfterEach
  void close() {
    if (kit != null) {
      kit.close();
    }
  }

  @Test
  void a_canary_that_cannot_load_its_model_is_not_ready_and_the_predictor_is() throws Exception {
    kit.apply(Manifests.canary(BROKEN));

    wait.ready(called("iris-predictor"), 120);
    assertThat(wait.failure(called("iris-v2-predictor"), 5))
        .startsWith(
            "not ready within 5 s: InferenceService "
                + kit.namespace()
                + "/iris: Deployment iris-v2-predictor has 0 of 1 pods available")
        .contains("storage-initializer", "storageUri is wrong");
  }

  @Test
  void a_canary_that_begins_is_waited_for_and_one_that_ends_is_not_there_any_more()
      throws Exception {
    kit.apply(Manifests.canary(GOOD));
    ClusterWait.ReadyObject ready = wait.ready(called("iris-v2-predictor"), 120);
    assertThat(new InferenceService(ready.object()).canaries()).hasSize(1);

    kit.patch(ResourceKind.INFERENCE_SERVICES, "iris", "{\"spec\": {\"canary\": null}}");
    wait.ready(called("iris-predictor"), 60);
    assertThat(kit.list(ResourceKind.DEPLOYMENTS))
        .extracting(each -> each.getMetadata().getName())
        .containsExactly("iris-predictor");
    assertThat(wait.failure(called("iris-v2-predictor"), 2)).contains("it does not exist (yet)");
  }

  @Test
  void an_update_of_the_canary_alone_is_waited_for() throws Exception {
    kit.apply(Manifests.canary(GOOD));
    wait.ready(called("iris-v2-predictor"), 120);

    kit.apply(Manifests.canary("gs://models/iris-3"));
    wait.ready(called("iris-v2-predictor"), 120);

    assertThat(kit.list(ResourceKind.PODS))
        .filteredOn(pod -> pod.getMetadata().getName().startsWith("iris-v2-predictor"))
        .filteredOn(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .hasSize(1)
        .allMatch(pod -> pod.getMetadata().getAnnotations().containsValue("gs://models/iris-3"));
  }

  private ServiceQuery called(String service) {
    URI url = URI.create("http://" + service + "." + kit.namespace() + ".svc.cluster.local/x");
    return new ServiceDiscovery(kit.cluster(), host -> true)
        .query(new Target(url), Optional.empty(), "")
        .orElseThrow();
  }
}
