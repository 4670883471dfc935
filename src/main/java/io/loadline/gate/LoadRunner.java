package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.engine.TargetGuard;
import io.loadline.plan.Call;
import io.loadline.plan.RunIn;
import io.loadline.plan.Target;
import io.loadline.result.RunResult;
import java.util.Set;
import java.util.function.Consumer;

/** Drives the loads of a gate's endpoints, each of which comes on a thread of its own. */
interface LoadRunner extends AutoCloseable {
  /**
   * An endpoint whose service has been found.
   *
   * @param session to reach it by
   * @param credential that holds now
   * @param say told what is waited for
   */
  record FoundEndpoint(
      Gate.Endpoint endpoint,
      ClusterSession session,
      RefreshingCredential credential,
      Consumer<String> say) {
    /**
     * The call by the way to the service, once its objects are ready.
     *
     * @param allowed public hosts that may be called: a way through a cluster may end at one
     * @param start when the wait began, by {@link System#nanoTime}
     */
    Call reach(Set<String> allowed, long start) throws InterruptedException {
      long deadline = start + endpoint.readiness().timeout().toNanos();
      Call reached = session.reach(endpoint.plan().call(), deadline);
      guard(endpoint, reached.target(), allowed);
      endpoint.checkReached(reached);
      return reached;
    }
  }

  /** Refuses a public target; its name is looked up by a pod that will call it. */
  static void guard(Gate.Endpoint endpoint, Target target, Set<String> allowed) {
    if (endpoint.cluster().from() == RunIn.CLUSTER) {
      TargetGuard.checkAddress(target, allowed);
    } else {
      TargetGuard.check(target, allowed);
    }
  }

  /** Waits until its service is ready and all others are, and measures it. */
  RunResult measure(FoundEndpoint found) throws InterruptedException;

  /** Whether the loads have begun: what was measured is kept then. */
  boolean isMeasuring();

  @Override
  void close();
}
