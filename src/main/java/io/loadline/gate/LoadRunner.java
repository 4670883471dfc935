package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.result.RunResult;
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
      Consumer<String> say) {}

  /** Waits until its service is ready and all others are, and measures it. */
  RunResult measure(FoundEndpoint found) throws InterruptedException;

  /** Whether the loads have begun: what was measured is kept then. */
  boolean isMeasuring();

  @Override
  void close();
}
