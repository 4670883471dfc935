package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.kubernetes.readiness.ServiceDiscovery;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.Call;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.RecordedCanary;
import io.loadline.testkit.StandardCanary;
import org.junit.jupiter.api.Test;

/** Whether a way that was made a while ago still leads to what is called. */
class ReachableServiceTest {
  private static final Call LATEST =
      Gates.call("http://latest-iris-predictor.models.svc/v2/models/iris/infer");

  private final KubeObject before = canary(RecordedCanary.BEFORE);
  private final ServiceDiscovery.Address there = ServiceDiscovery.Address.of(before, LATEST);
  private final ReachableService reached =
      new ReachableService(before, there, AccessRoute.direct(there.target()));

  private static KubeObject canary(String traffic) {
    return object(RecordedCanary.isvc(RecordedCanary.TAGS, "", traffic));
  }

  private static KubeObject object(String json) {
    return FakeCluster.object(ResourceKind.INFERENCE_SERVICES, json);
  }

  private boolean leadsTo(KubeObject now) {
    return reached.leadsTo(now, ServiceDiscovery.Address.of(now, LATEST));
  }

  @Test
  void it_leads_to_the_same_service_as_long_as_that_is_there() {
    assertThat(leadsTo(canary(RecordedCanary.BEFORE))).isTrue();
  }

  @Test
  void it_does_not_lead_to_another_revision_that_has_the_tag_by_now() {
    assertThat(leadsTo(canary(RecordedCanary.SPLIT))).isFalse();
  }

  @Test
  void it_does_not_lead_to_a_service_that_was_made_again_under_the_name() {
    String again =
        RecordedCanary.isvc(RecordedCanary.TAGS, "", RecordedCanary.BEFORE)
            .replace("\"u1\"", "\"u2\"");

    assertThat(leadsTo(object(again))).isFalse();
  }

  @Test
  void it_answers_unless_another_host_is_called() {
    Call other = Gates.call("http://api.example.com/v1/chat/completions");
    ServiceDiscovery.Address elsewhere = ServiceDiscovery.Address.of(before, other);

    assertThat(reached.answers()).isTrue();
    assertThat(
            new ReachableService(before, elsewhere, AccessRoute.direct(elsewhere.target()))
                .answers())
        .isFalse();
  }

  @Test
  void its_text_names_the_revision_that_is_called_alone() {
    assertThat(reached.text()).endsWith(", revision iris-predictor-00001 alone (tag latest)");
  }

  @Test
  void its_text_names_the_canary_of_mode_standard_that_is_called_alone() {
    KubeObject isvc = object(StandardCanary.isvc(StandardCanary.entry(StandardCanary.OTHER_MODEL)));
    ServiceDiscovery.Address canary =
        ServiceDiscovery.Address.of(isvc, Gates.call("http://" + StandardCanary.HOST + "/infer"));

    assertThat(new ReachableService(isvc, canary, AccessRoute.direct(canary.target())).text())
        .endsWith(", canary v2 alone (Deployment iris-v2-predictor)");
  }
}
