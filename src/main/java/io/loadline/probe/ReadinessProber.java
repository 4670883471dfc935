package io.loadline.probe;

import io.loadline.plan.Call;
import io.loadline.transport.ServerTimings;

/** Sends one request at a time; nothing of it is measured. */
interface ReadinessProber extends AutoCloseable {
  /** Never longer than the ask's own timeout, give or take a scheduler's whim. */
  ProbeResponse send(ProbeRequest request) throws InterruptedException;

  /** What the service told of its own time in its last answer. */
  default ServerTimings timings() {
    return new ServerTimings();
  }

  /** The call with what the service itself said of it, once a request of it was sent. */
  default Call described(Call call) {
    return call;
  }

  @Override
  default void close() {}
}
