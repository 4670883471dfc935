package io.loadline.kubernetes.monitor;

import static io.loadline.kubernetes.monitor.States.isvc;
import static io.loadline.kubernetes.monitor.States.pod;
import static io.loadline.kubernetes.monitor.States.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.PodFacts;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceIdentitiesTest {
  @Test
  void an_inference_service_is_told_with_its_runtime_model_image_and_limits() {
    ServiceIdentity identity = ServiceIdentities.of(isvc(""), List.of(pod("a")), Optional.empty());
    PodFacts facts =
        new PodFacts(
            "a",
            "uid-a",
            "node-1",
            0,
            true,
            Map.of("kserve-container", "mlserver@sha256:1"),
            Map.of("kserve-container cpu", "1"));
    assertThat(identity)
        .isEqualTo(
            new ServiceIdentity(
                "InferenceService",
                "ml",
                "iris",
                "i1",
                3,
                "Standard",
                "kserve-mlserver",
                "v2",
                List.of(new ServiceComponent("predictor", "aaa", -1, "gs://iris", List.of(facts))),
                "",
                ""));
  }

  @Test
  void an_image_that_is_not_pulled_yet_is_told_by_its_name() {
    ServiceIdentity identity =
        ServiceIdentities.of(
            isvc(""), List.of(pod("a", "aaa", "", "'phase': 'Pending'")), Optional.empty());
    assertThat(identity.components().get(0).pods().get(0).images())
        .containsEntry("kserve-container", "mlserver:1");
  }

  @Test
  void in_a_canary_each_revision_has_its_share_also_the_one_that_sleeps() {
    ServiceIdentity identity =
        ServiceIdentities.of(
            isvc(
                ", 'components': {'predictor': {'traffic': [{'revisionName': 'r1', 'percent': 80},"
                    + " {'revisionName': 'aaa', 'percent': 20},"
                    + " {'revisionName': 'r0', 'percent': 0}]}}"),
            List.of(pod("a")),
            Optional.empty());
    assertThat(identity.components())
        .extracting(
            each -> each.revision() + " " + each.trafficPercent() + " " + each.pods().size())
        .containsExactly("aaa 20 1", "r1 80 0");
  }

  @Test
  void pods_that_leave_are_not_part_of_it() {
    ServiceIdentity identity =
        ServiceIdentities.of(
            isvc(""),
            List.of(pod("a"), pod("b", "aaa", ", 'deletionTimestamp': 'now'", running(0, ""))),
            Optional.empty());
    assertThat(identity.pods()).isEqualTo(1);
  }

  @Test
  void any_other_object_is_one_component_of_its_own_name() {
    ServiceIdentity identity =
        ServiceIdentities.of(
            States.object(
                ResourceKind.SERVICES,
                "{'metadata': {'name': 'web', 'namespace': 'ml', 'uid': 's'}}"),
            List.of(pod("a")),
            Optional.empty());
    assertThat(identity.kind()).isEqualTo("Service");
    assertThat(identity.components()).extracting(ServiceComponent::name).containsExactly("web");
  }
}
