package io.loadline.report;

import io.loadline.plan.Objective;
import io.loadline.slo.ObjectiveVerdict;
import java.util.stream.Collectors;

/** The line that carries the verdict, and every override that made it easier to pass. */
final class FirstLine {
  private FirstLine() {}

  static String of(Report report) {
    String loosened =
        report.overrides().stream()
            .filter(ReportedOverride::loosens)
            .map(override -> describe(report, override))
            .collect(Collectors.joining("; "));
    return report.judgment().verdict()
        + " "
        + report.name()
        + (loosened.isEmpty() ? "" : " (loosened: " + loosened + ")")
        + ": "
        + report.judgment().headline();
  }

  private static String describe(Report report, ReportedOverride override) {
    String now =
        report.judgment().objectives().stream()
            .map(ObjectiveVerdict::objective)
            .filter(objective -> override.isOf(objective.metric()))
            .findFirst()
            .map(FirstLine::describe)
            .orElse(override.attribute() + " " + override.to());
    return now + " by " + override.fullSource() + ", was " + override.from();
  }

  private static String describe(Objective objective) {
    return objective.metric().id() + " " + Figures.limit(objective);
  }
}
