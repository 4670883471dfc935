package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.objects.InferenceService;
import io.loadline.kubernetes.objects.KubeObject;
import io.loadline.kubernetes.objects.Resource;
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
                + ". Fix: one @Endpoint each for http://latest-iris-predictor.models.example.com and"
                + " http://prev-iris-predictor.models.example.com (docs/kserve.md, A canary)");
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
                TargetPath.DIRECT))
        .isEmpty();
  }

  @Test
  void mode_standard_has_no_canary_by_percent() {
    assertThat(note(standard("\"predictor\": {\"canaryTrafficPercent\": 20}"), TargetPath.DIRECT))
        .hasValue(
            "canaryTrafficPercent has no effect in mode Standard: every request goes to the newest"
                + " pods. Fix: mode Knative and the annotation serving.kserve.io/enable-tag-routing:"
                + " \"true\" (docs/kserve.md, A canary)");
    assertThat(note(standard("\"predictor\": {}"), TargetPath.DIRECT)).isEmpty();
  }

  @Test
  void mode_standard_cannot_tell_its_own_canaries_apart() {
    assertThat(
            note(
                    standard("\"predictor\": {}, \"canary\": [{\"trafficPercent\": 20}]"),
                    TargetPath.DIRECT)
                .orElseThrow())
        .startsWith(
            "the figures are of the predictor and its canaries together: mode Standard gives none of"
                + " them a host of its own. Fix: mode Knative and the annotation ");
  }

  private static Optional<String> note(KubeObject object, TargetPath path) {
    return SplitNote.of(object, Optional.empty(), path);
  }

  private static KubeObject canary(String traffic) {
    return FakeCluster.object(Resource.INFERENCE_SERVICES, RecordedCanary.isvc("", "", traffic));
  }

  private static KubeObject standard(String spec) {
    return FakeCluster.object(
        Resource.INFERENCE_SERVICES,
        "{\"spec\": {%s}, \"status\": {\"deploymentMode\": \"Standard\"}}".formatted(spec));
  }
}
