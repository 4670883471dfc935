package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.report.Report;

/**
 * What is advised of an endpoint is about its own connections, and what a user sets is the number
 * of all, of which it gets its share.
 */
final class EndpointConnectionAdvice {
  private final long weights;

  EndpointConnectionAdvice(Gate gate) {
    this.weights = gate.endpoints().stream().mapToLong(Gate.Endpoint::weight).sum();
  }

  /** With numbers of which the endpoint gets at least what it needs. */
  Report of(Report report, Gate.Endpoint endpoint) {
    int weight = endpoint.weight();
    return report.with(
        report.judgment().withConnections(own -> (own * weights + weight - 1) / weight));
  }
}
