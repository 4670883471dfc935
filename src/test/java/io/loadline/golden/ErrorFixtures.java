package io.loadline.golden;

import static io.loadline.kubernetes.readiness.Recorded.crashing;
import static io.loadline.kubernetes.readiness.Recorded.deployment;
import static io.loadline.kubernetes.readiness.Recorded.isvc;
import static io.loadline.kubernetes.readiness.Recorded.pod;
import static io.loadline.kubernetes.readiness.Recorded.standard;
import static io.loadline.kubernetes.readiness.Recorded.waiting;

import io.loadline.kubernetes.readiness.FakeWait;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.util.List;

/** Services in a cluster that do not get ready, by objects as a real cluster had them. */
final class ErrorFixtures {
  private ErrorFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(
        notReady("not-ready-crash-loop", crashes()),
        notReady("not-ready-image", missingImage()),
        notReady("not-ready-model", noModel()),
        notReady("not-ready-no-such-service", new FakeCluster()),
        notReady("not-ready-no-right", standard().forbidding(ResourceKind.INFERENCE_SERVICES)),
        notReady(
            "not-ready-no-kserve", new FakeCluster().lacking(ResourceKind.INFERENCE_SERVICES)));
  }

  private static GoldenFixture notReady(String name, FakeCluster cluster) {
    return new GoldenFixture(
        name, () -> FinishedReport.notMeasured("isvc://iris", new FakeWait().failure(cluster)));
  }

  private static FakeCluster unready(String podStatus) {
    return standard()
        .with(ResourceKind.INFERENCE_SERVICES, isvc("", "False", "InProgress"))
        .with(ResourceKind.DEPLOYMENTS, deployment("", 1, 0))
        .with(ResourceKind.PODS, pod("iris-new", "new", podStatus));
  }

  private static FakeCluster crashes() {
    return unready(crashing("kserve-container", 4))
        .logging("iris-new", "loading", "ValueError: not a model");
  }

  private static FakeCluster missingImage() {
    return unready(waiting("ImagePullBackOff", "Back-off pulling image mlserver:1"));
  }

  private static FakeCluster noModel() {
    return unready(crashing("storage-initializer", 3))
        .with(ResourceKind.INFERENCE_SERVICES, isvc("", "False", "BlockedByFailedLoad"));
  }
}
