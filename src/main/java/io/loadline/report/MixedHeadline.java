package io.loadline.report;

import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What follows the name of a test with several endpoints in the first line. */
final class MixedHeadline {
  private MixedHeadline() {}

  static String of(MixedReport report) {
    List<String> parts = new ArrayList<>();
    List<EndpointReport> dead = report.endpoints().stream().filter(MixedHeadline::isDead).toList();
    if (!dead.isEmpty()) {
      parts.add("no request to " + names(dead) + " succeeded");
    }
    long objectives = report.reports().mapToLong(each -> verdicts(each).size()).sum();
    for (Verdict verdict : List.of(Verdict.FAIL, Verdict.INVALID, Verdict.INCONCLUSIVE)) {
      List<EndpointReport> bad = report.with(verdict);
      if (!bad.isEmpty()) {
        parts.add(count(report, verdict) + " of " + objectives + word(verdict) + names(bad));
      }
    }
    return parts.isEmpty()
        ? "all " + objectives + " objectives hold at " + names(report.endpoints())
        : String.join("; ", parts);
  }

  private static boolean isDead(EndpointReport endpoint) {
    return endpoint.report().run().outcomes().successes() == 0;
  }

  private static List<ObjectiveVerdict> verdicts(Report report) {
    return report.judgment().objectives();
  }

  private static long count(MixedReport report, Verdict verdict) {
    return report
        .reports()
        .map(Report::judgment)
        .map(Judgment::objectives)
        .flatMap(List::stream)
        .filter(objective -> objective.verdict() == verdict)
        .count();
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case FAIL -> " objectives broken at ";
      case INVALID -> " objectives spoiled by the load generator at ";
      default -> " objectives not decided at ";
    };
  }

  private static String names(List<EndpointReport> endpoints) {
    return endpoints.stream().map(EndpointReport::name).collect(Collectors.joining(", "));
  }
}
