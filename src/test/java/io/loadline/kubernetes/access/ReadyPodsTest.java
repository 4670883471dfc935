package io.loadline.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Target;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.RecordedCanary;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ReadyPodsTest {
  private final FakeCluster cluster =
      RecordedCanary.cluster(RecordedCanary.TAGS, "", RecordedCanary.SPLIT);

  @Test
  void of_a_canary_the_pods_of_both_revisions_are_called() {
    assertThat(pods("iris-predictor", ""))
        .extracting(MeasuredTunnel.PodPort::pod)
        .containsExactly("old", "new");
  }

  @Test
  void of_a_revision_that_is_called_alone_only_its_own_are() {
    assertThat(pods("latest-iris-predictor", "iris-predictor-00002"))
        .containsExactly(new MeasuredTunnel.PodPort("models", "new", 8012));
  }

  private Iterable<MeasuredTunnel.PodPort> pods(String service, String revision) {
    Target target = new Target(URI.create("http://" + service + ".models.svc.cluster.local/"));
    AccessRoutes.RouteRequest request =
        new AccessRoutes.RouteRequest(
            "InferenceService models/iris", target, target, "", "models", revision, true, false);
    return new ReadyPods(cluster, request, new ServiceName(service, "models")).get();
  }
}
