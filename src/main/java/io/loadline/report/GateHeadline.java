package io.loadline.report;

import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What follows the name of a test with several endpoints in the first line. */
final class GateHeadline {
  private GateHeadline() {}

  static String of(GateReport report) {
    long objectives = count(report, objective -> true);
    List<String> parts = new ArrayList<>();
    List<GateReport.Endpoint> dead =
        report.endpoints().stream().filter(GateHeadline::isDead).toList();
    if (!dead.isEmpty()) {
      parts.add("no request to " + names(dead) + " succeeded");
    }
    List<GateReport.Endpoint> failed =
        report.endpoints().stream().filter(GateHeadline::isBroken).toList();
    long broken = count(report, objective -> objective.verdict() == Verdict.FAIL);
    if (broken > 0) {
      String all = NumberText.count(objectives, "objective");
      parts.add(broken + " of " + all + " broken at " + names(failed));
    }
    parts.addAll(others(report));
    return parts.isEmpty()
        ? holds(objectives) + " at " + names(report.endpoints())
        : String.join("; ", parts);
  }

  private static String holds(long objectives) {
    return objectives == 1 ? "the objective holds" : "all " + objectives + " objectives hold";
  }

  /** What keeps an endpoint from a PASS or FAIL, each reason once. */
  private static List<String> others(GateReport report) {
    Map<String, List<GateReport.Endpoint>> byReason = new LinkedHashMap<>();
    for (Verdict verdict : List.of(Verdict.INVALID, Verdict.INCONCLUSIVE)) {
      for (GateReport.Endpoint endpoint : report.with(verdict)) {
        String reason = endpoint.report().judgment().headline();
        byReason.computeIfAbsent(reason, it -> new ArrayList<>()).add(endpoint);
      }
    }
    List<String> all = new ArrayList<>();
    byReason.forEach((reason, endpoints) -> all.add(reason + " at " + names(endpoints)));
    return all;
  }

  private static boolean isDead(GateReport.Endpoint endpoint) {
    return endpoint.report().run().outcomes().successes() == 0;
  }

  private static boolean isBroken(GateReport.Endpoint endpoint) {
    return endpoint.report().judgment().objectives().stream()
        .anyMatch(objective -> objective.verdict() == Verdict.FAIL);
  }

  private static long count(GateReport report, Predicate<ObjectiveVerdict> which) {
    return report
        .reports()
        .flatMap(each -> each.judgment().objectives().stream())
        .filter(which)
        .count();
  }

  private static String names(List<GateReport.Endpoint> endpoints) {
    return endpoints.stream().map(GateReport.Endpoint::name).collect(Collectors.joining(", "));
  }
}
