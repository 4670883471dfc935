package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.Loadline;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real InferenceServices whose revisions cannot be called one by one. */
@Tag("cluster")
class NoTagClusterIT {
  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeEach
  void make_room() {
    kit = ClusterKit.require().with("services.serving.knative.dev", "knative-up");
    namespace = kit.namespace("no-tag");
  }

  @Test
  void a_tag_that_it_does_not_have_is_told_with_the_annotation_that_gives_it() {
    namespace.apply(Iris.small("plain", "Knative"));

    assertThatThrownBy(() -> latest("plain", 20).run())
        .isInstanceOf(NotReadyException.class)
        .hasMessageStartingWith(
            "not ready within 20 s: InferenceService %s/plain: no revision has the tag latest (yet):"
                    .formatted(namespace.name())
                + " its annotation serving.kserve.io/enable-tag-routing is not \"true\"");
  }

  @Test
  void in_mode_standard_it_is_told_at_once_of_which_endpoint_there_is_no_tag() {
    namespace.apply(Iris.small("standard", "Standard"));

    assertThatThrownBy(
            () -> Loadline.endpoints().endpoint("canary", 1, latest("standard", 120)).run())
        .isInstanceOf(NotReadyException.class)
        .hasMessageStartingWith(
            "endpoint canary: not ready: InferenceService %s/standard: in mode Standard no revision has a host"
                .formatted(namespace.name()));
  }

  private Loadline latest(String name, int seconds) {
    return Loadline.target(
            "http://latest-%s-predictor.%s.svc.cluster.local/".formatted(name, namespace.name()))
        .ready(ready -> ready.timeout(Duration.ofSeconds(seconds)))
        .slo(slo -> slo.errors(0));
  }
}
