package io.loadline.plan;

import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * When the load may start.
 *
 * @param timeout how long to wait at the most, by the wall clock, for all of it together
 * @param probes real requests that must succeed in a row; at least 1
 * @param awaited an object in a cluster; empty when only the URL may name one
 * @param permitted what belongs to the test
 * @param path the address that says whether the model is ready
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record Readiness(
    Duration timeout,
    int probes,
    Optional<ReadinessTarget> awaited,
    AllowedInterference permitted,
    ReadyPath path) {
  /** With the ready endpoint that follows from the URL. */
  public Readiness(
      Duration timeout,
      int probes,
      Optional<ReadinessTarget> awaited,
      AllowedInterference permitted) {
    this(timeout, probes, awaited, permitted, ReadyPath.DERIVED);
  }

  /** Of a service of which only the URL is known. */
  public Readiness(Duration timeout, int probes) {
    this(timeout, probes, Optional.empty(), AllowedInterference.NOTHING);
  }

  /** The same with what is left of the time. */
  public Readiness within(Duration left) {
    return new Readiness(left, probes, awaited, permitted, path);
  }
}
