package io.loadline.report;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.slo.Cause;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One objective of a finished run, told on its own. */
final class ObjectiveReport {
  private ObjectiveReport() {}

  /** Metric and limit, {@code http/latency-p99 <= 500 ms}: no other of its run is called so. */
  static String name(Objective objective) {
    return objective.metric().id() + " " + NumberText.limit(objective);
  }

  /** The report with this objective alone, and its figure in the first line. */
  static Report of(Report whole, ObjectiveVerdict objective, TestName test) {
    Judgment judgment = whole.judgment();
    Verdict counted = counted(judgment, objective);
    Metric metric = objective.objective().metric();
    return new Report(
        test,
        whole.run(),
        new Judgment(
            counted,
            headline(objective, counted, whole.run().plan().call().timeout()),
            counted == Verdict.INVALID ? judgment.reason() : "",
            List.of(objective),
            judgment.advice(),
            judgment.remarks(),
            judgment.causes().stream().filter(each -> each.metric().equals(metric)).toList()),
        whole.overrides().stream()
            .filter(each -> each.metric().isEmpty() || each.isOf(metric))
            .toList(),
        whole.notes(),
        whole.files(),
        whole.mask());
  }

  /** Nothing is shown by an objective that holds in a run that is INVALID. */
  private static Verdict counted(Judgment judgment, ObjectiveVerdict objective) {
    boolean shown = objective.verdict() != Verdict.PASS || judgment.verdict() != Verdict.INVALID;
    return shown ? objective.verdict() : Verdict.INVALID;
  }

  private static String headline(ObjectiveVerdict objective, Verdict counted, Duration timeout) {
    String figure =
        name(objective.objective()) + ": " + ObjectiveTable.observed(objective, timeout);
    if (objective.verdict() != counted) {
      return figure + ", of a run that is INVALID and shows nothing";
    }
    String few = counted == Verdict.INVALID ? "" : Judgment.tooFew(List.of(objective));
    return few.isEmpty() ? figure : figure + "; " + few;
  }

  /** For JUnit; the figure by its metric's name, as among the entries of the whole run. */
  static Map<String, String> entries(Report one) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("verdict", one.judgment().verdict().name());
    for (ObjectiveVerdict verdict : one.judgment().objectives()) {
      Objective objective = verdict.objective();
      entries.put("objective", name(objective));
      ReportEntries.addObserved(entries, verdict);
      entries.put("samples", Long.toString(verdict.samples()));
      if (verdict.cause() != Cause.NONE) {
        entries.put("reason", one.masked(verdict.reason()));
      }
    }
    return entries;
  }
}
