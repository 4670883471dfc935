package io.loadline.gate;

import io.loadline.config.gate.EndpointGate;
import io.loadline.config.gate.Gate;
import io.loadline.report.Report;
import io.loadline.slo.Judgment;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is advised of an endpoint is about its own connections, and what a user sets is the number
 * of all, of which it gets its share.
 */
final class SharedAdvice {
  private static final Pattern CONNECTIONS = Pattern.compile("@Load\\(connections = (\\d+)\\)");

  private final long weights;

  SharedAdvice(Gate gate) {
    this.weights = gate.endpoints().stream().mapToLong(EndpointGate::weight).sum();
  }

  Report of(Report report, EndpointGate endpoint) {
    Judgment judgment = report.judgment();
    List<String> notes =
        judgment.notes().stream().map(note -> forAll(note, endpoint.weight())).toList();
    return report.with(
        new Judgment(
            judgment.verdict(),
            judgment.headline(),
            judgment.reason(),
            judgment.objectives(),
            notes));
  }

  /** With a number of which the endpoint gets at least what it needs. */
  String forAll(String note, int weight) {
    return CONNECTIONS.matcher(note).replaceAll(found -> advice(found, weight));
  }

  private String advice(MatchResult found, int weight) {
    long own = Long.parseLong(found.group(1));
    long all = (own * weights + weight - 1) / weight;
    return Matcher.quoteReplacement("@Load(connections = " + all + ")");
  }
}
