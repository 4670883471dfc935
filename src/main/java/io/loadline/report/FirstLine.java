package io.loadline.report;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Objective;
import io.loadline.slo.ObjectiveVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The line that carries the verdict, and below it every override that made it easier to pass. */
final class FirstLine {
  private FirstLine() {}

  static List<String> lines(Report report) {
    return lines(report, report.judgment().verdict().name(), report.judgment().headline());
  }

  /** Those of a run that is told as something else than its verdict. */
  static List<String> lines(Report report, String verdict, String headline) {
    String name = verdict + " " + report.name() + revision(report);
    return lines(name, headline, loosenings(report).toList());
  }

  /** Whose figures they are, where it is one of several. */
  private static String revision(Report report) {
    String alone = ClusterLine.calledAlone(report.run().cluster());
    return alone.isEmpty() ? "" : " (" + alone + ")";
  }

  /** With each objective that became weaker on a line of its own. */
  static List<String> lines(String name, String headline, List<String> loosened) {
    List<String> lines = new ArrayList<>();
    lines.add(name + (loosened.isEmpty() ? "" : " (loosened)") + ": " + headline);
    lines.addAll(RunLines.items("loosened", loosened, 1));
    return lines;
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
