package io.loadline.gate;

import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Target;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What a gate needs of a cluster.
 *
 * @param clusters finds services in it
 * @param requests asks it for tokens
 * @param workers start pods in it that drive loads
 * @param ids a new one for each run of a pod
 */
record ClusterParts(
    ClusterSession.Opener clusters,
    BiFunction<ClusterAccess, Target, TokenRequests> requests,
    WorkerPods.Starter workers,
    Supplier<UUID> ids) {
  /** Those of the kubeconfig, or of the pod that this runs in. */
  static final ClusterParts REAL =
      new ClusterParts(
          ClusterGates::open, AccountTokens::new, new ClusterPods.JobStarter(), UUID::randomUUID);

  TokenRequests tokens(ClusterAccess access, Target target) {
    return requests.apply(access, target);
  }
}
