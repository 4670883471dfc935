package io.loadline.testkit;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The cluster that tests run on: one that was named for them, else K3s in a container.
 *
 * @param isInContainer it has nothing but Kubernetes, and its pods and Services have addresses that
 *     nobody outside of the container reaches
 */
record TestCluster(String kubeconfig, boolean isInContainer) {
  /**
   * The one of this machine.
   *
   * @param named the kubeconfig; null when none was named
   * @param ci whether tests must run, so that it is a failure and no skip when there is none
   * @param docker asked only where no cluster was named, and so is {@code k3s}
   */
  static TestCluster find(
      @Nullable String named, boolean ci, BooleanSupplier docker, Supplier<String> k3s) {
    if (named != null) {
      return new TestCluster(named, false);
    }
    if (docker.getAsBoolean()) {
      return new TestCluster(k3s.get(), true);
    }
    if (ci) {
      throw new AssertionError(ClusterKit.WHY_SKIPPED + "; in CI these tests must run");
    }
    return Assumptions.abort(ClusterKit.WHY_SKIPPED);
  }

  static TestCluster ofThisMachine() {
    return find(
        System.getenv(ClusterKit.VARIABLE),
        System.getenv("CI") != null,
        K3s::isPossible,
        K3s::kubeconfig);
  }

  /** What is applied there for a manifest that is written for the kit. */
  String adapted(String yaml) {
    return isInContainer ? K3s.adapted(yaml) : yaml;
  }
}
