package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * How the arrivals of an open workload are spaced.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public enum Arrivals {
  /** Of an annotation that says nothing of it: what is set further out holds, or the default. */
  UNSET,
  /**
   * Independent users: exponential gaps. The default, since constant spacing hides queueing
   * entirely from a deterministic service.
   */
  POISSON,
  /** One arrival each {@code 1/rate} seconds. */
  CONSTANT
}
