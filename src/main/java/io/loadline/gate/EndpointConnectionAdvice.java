package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.report.Report;
import io.loadline.slo.Judgment;

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
    return report.with(of(report.judgment(), endpoint.weight(), weights));
  }

  /** With numbers of which a share gets at least what it needs. */
  static Judgment of(Judgment judgment, long weight, long weights) {
    return judgment.withConnections(own -> (own * weights + weight - 1) / weight);
  }
}
