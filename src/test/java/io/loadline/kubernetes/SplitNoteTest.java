package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.TargetPath;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.RecordedCanary;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplitNoteTest {
  private static final String BOTH =
      "the figures are of iris-predictor-00001 and iris-predictor-00002 together";

  @Test
  void where_each_revision_has_a_host_these_are_named() {
    assertThat(note(canary(RecordedCanary.SPLIT), TargetPath.DIRECT))
        .hasValue(
            BOTH
                + ". Fix: one @Endpoint each for http://latest-iris-predictor.models.example.com"
                + " and http://prev-iris-predictor.models.example.com (docs/kserve.md, A canary)");
  }

  @Test
  void where_one_has_none_the_annotation_is_the_fix() {
    assertThat(note(canary(RecordedCanary.HALF_TAGGED), TargetPath.INGRESS))
        .hasValue(
            BOTH
                + ". Fix: the annotation serving.kserve.io/enable-tag-routing: \"true\", and one"
                + " @Endpoint a revision (docs/kserve.md, A canary)");
  }

  @Test
  void that_a_port_forward_does_not_keep_the_shares_is_told() {
    assertThat(note(canary(RecordedCanary.HALF_TAGGED), TargetPath.PORT_FORWARD).orElseThrow())
        .startsWith(
            BOTH + ", whose pods a port-forward calls in turn, whatever their share. Fix: ");
  }

  @Test
  void where_one_revision_gets_all_there_is_nothing_to_tell() {
    KubeObject canary = canary(RecordedCanary.SPLIT);

    assertThat(note(canary(RecordedCanary.WHOLE), TargetPath.DIRECT)).isEmpty();
    assertThat(
            SplitNote.of(
                canary,
                new InferenceService(canary).tags().stream().findFirst(),
                "latest-iris-predictor.models.svc",
                TargetPath.DIRECT))
        .isEmpty();
  }

  @Test
  void the_service_of_a_revision_is_that_one_alone_but_not_for_a_port_forward() {
    KubeObject canary = canary(RecordedCanary.SPLIT);
    String host = "iris-predictor-00002.models.svc";

    assertThat(SplitNote.of(canary, Optional.empty(), host, TargetPath.DIRECT)).isEmpty();
    assertThat(SplitNote.of(canary, Optional.empty(), host, TargetPath.PORT_FORWARD))
        .hasValueSatisfying(note -> assertThat(note).startsWith(BOTH));
  }

  @Test
  void mode_standard_has_no_canary_by_percent() {
    assertThat(note(standard("\"predictor\": {\"canaryTrafficPercent\": 20}"), TargetPath.DIRECT))
        .hasValue(
            "canaryTrafficPercent has no effect in mode Standard: every request goes to the newest"
                + " pods. Fix: spec.canary (KServe 0.20 and newer), or mode Knative and the"
                + " annotation serving.kserve.io/enable-tag-routing: \"true\" (docs/kserve.md, A"
                + " canary)");
    assertThat(note(standard("\"predictor\": {}"), TargetPath.DIRECT)).isEmpty();
  }

  @Test
  void mode_standard_sends_its_canaries_nothing_and_each_has_a_service() {
    KubeObject canary =
        standard("\"predictor\": {}, \"canary\": [{\"predictor\": {\"name\": \"v2\"}}]");

    assertThat(note(canary, TargetPath.DIRECT))
        .hasValue(
            "the figures are without canary v2: its Service sends canaries nothing, whatever their"
                + " trafficPercent. Fix: one @Endpoint each for"
                + " http://iris-predictor.models.svc.cluster.local and"
                + " http://iris-v2-predictor.models.svc.cluster.local (docs/kserve.md, A canary)");
    assertThat(note(canary, TargetPath.INGRESS).orElseThrow())
        .startsWith("the gateway decides whether canary v2 gets some of the requests");
    assertThat(
            SplitNote.of(canary, Optional.empty(), "iris-predictor.models.svc", TargetPath.DIRECT))
        .isEmpty();
    assertThat(
            SplitNote.of(
                canary,
                Optional.of(new InferenceService(canary).canaries().get(0).tag()),
                "iris-v2-predictor.models.svc",
                TargetPath.DIRECT))
        .isEmpty();
  }

  private static Optional<String> note(KubeObject object, TargetPath path) {
    return SplitNote.of(object, Optional.empty(), "iris.models.svc", path);
  }

  private static KubeObject canary(String traffic) {
    return FakeCluster.object(
        ResourceKind.INFERENCE_SERVICES, RecordedCanary.isvc("", "", traffic));
  }

  private static KubeObject standard(String spec) {
    return FakeCluster.object(
        ResourceKind.INFERENCE_SERVICES,
        "{\"metadata\": {\"name\": \"iris\", \"namespace\": \"models\"}, \"spec\": {%s}, \"status\": {\"deploymentMode\": \"Standard\"}}"
            .formatted(spec));
  }
}
