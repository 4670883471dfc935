package io.loadline.report;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Objective;
import io.loadline.slo.ObjectiveVerdict;
import java.util.List;
import java.util.stream.Stream;

/** The line that carries the verdict, and every override that made it easier to pass. */
final class FirstLine {
  private FirstLine() {}

  static String of(Report report) {
    return of(report, report.judgment().verdict().name(), report.judgment().headline());
  }

  /** The line of a run that is told as something else than its verdict. */
  static String of(Report report, String verdict, String headline) {
    String name = report.name() + revision(report) + loosened(loosenings(report).toList());
    return verdict + " " + name + ": " + headline;
  }

  /** Whose figures they are, where it is one of several. */
  private static String revision(Report report) {
    String alone = ClusterLine.calledAlone(report.run().cluster());
    return alone.isEmpty() ? "" : " (" + alone + ")";
  }

  /** What stands behind the name: nothing, or each objective that became weaker. */
  static String loosened(List<String> all) {
    return all.isEmpty() ? "" : " (loosened: " + String.join("; ", all) + ")";
  }

  static Stream<String> loosenings(Report report) {
    return report.overrides().stream()
        .filter(AppliedOverride::loosens)
        .map(override -> describe(report, override));
  }

  private static String describe(Report report, AppliedOverride override) {
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
    return objective.metric().id() + " " + NumberText.limit(objective);
  }
}
