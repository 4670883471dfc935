package io.loadline.codec;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that one worker does, or each of several: the loads of some endpoints, which begin at one
 * moment.
 *
 * @param id of the run; the secrets of another run do not fit the plan
 * @param transport of calls over HTTP/1.1, {@code netty} or {@code jdk}
 * @param selfCheck all loads as one, for which it first finds out what it can do; empty for no
 *     self-check
 * @param workers how many share the loads; at least 1
 * @param allowedHosts public hosts that may be called
 * @param hidden what is not to be said, beside the headers of the calls that are secret
 * @param endpoints at least one
 */
public record WorkerPlan(
    String id,
    String transport,
    Optional<LoadPlan> selfCheck,
    int workers,
    Start start,
    List<String> allowedHosts,
    List<Hidden> hidden,
    List<EndpointLoad> endpoints) {
  public WorkerPlan {
    allowedHosts = List.copyOf(allowedHosts);
    hidden = List.copyOf(hidden);
    endpoints = List.copyOf(endpoints);
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("a worker needs an endpoint");
    }
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be >= 1, not " + workers);
    }
  }

  /** Of an only worker. */
  public WorkerPlan(
      String id,
      String transport,
      Optional<LoadPlan> selfCheck,
      Duration startDelay,
      List<String> allowedHosts,
      List<Hidden> hidden,
      List<EndpointLoad> endpoints) {
    this(
        id,
        transport,
        selfCheck,
        1,
        new Start(startDelay, Duration.ZERO),
        allowedHosts,
        hidden,
        endpoints);
  }

  /**
   * The same loads, shared by several workers.
   *
   * @param longest for which one that is ready waits to be told when to begin
   */
  public WorkerPlan sharedBy(int count, Duration longest) {
    return new WorkerPlan(
        id,
        transport,
        selfCheck,
        count,
        new Start(start.delay(), longest),
        allowedHosts,
        hidden,
        endpoints);
  }

  /**
   * When the loads begin, once all services are ready.
   *
   * @param delay of an only worker's, for whoever reads what it says
   * @param longestWait for which one of several waits to be told the moment
   */
  public record Start(Duration delay, Duration longestWait) {}

  /** A text that is not to be said, kept with the secrets. */
  public record Hidden(String value) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /**
   * The load of one endpoint.
   *
   * @param name empty for an only endpoint without a name
   * @param readiness until when its service is asked before; empty for not at all
   */
  public record EndpointLoad(String name, LoadPlan plan, Optional<Readiness> readiness) {}
}
