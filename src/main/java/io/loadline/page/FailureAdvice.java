package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What to look at first, by what the figures say; docs/verdicts.md has the whole list. */
final class FailureAdvice {
  private static final String SETTING = "@Load(";
  private static final String FEW =
      "Throughput counts successes only: look at the outcomes and at the latency first. If both are"
          + " good, the load offers too few requests for this limit.";
  private static final String QUEUED =
      "Long before the first token: requests queue at the server, or prompts are long. Look at its"
          + " queue and its batch size, or add replicas.";

  private final ResultDocument result;
  private final ObjectiveSet objectives;
  private final Function<String, TimeSlices> slices;
  private final List<AdviceStep> steps = new ArrayList<>();

  private FailureAdvice(
      ResultDocument result, ObjectiveSet objectives, Function<String, TimeSlices> slices) {
    this.result = result;
    this.objectives = objectives;
    this.slices = slices;
  }

  /**
   * In the order in which it is to be tried; nothing for a PASS.
   *
   * @param slices of an endpoint by its name, empty for the only one
   */
  static List<AdviceStep> of(
      ResultDocument result, ObjectiveSet objectives, Function<String, TimeSlices> slices) {
    if (result.verdict().equals("PASS")) {
      return List.of();
    }
    FailureAdvice advice = new FailureAdvice(result, objectives, slices);
    advice.addFixes(result);
    for (ResultDocument each : result.measured()) {
      advice.addMeasured(each);
      advice.addSettings(each);
    }
    advice.addRerun();
    return advice.steps.stream().distinct().toList();
  }

  private void addFixes(ResultDocument of) {
    steps.addAll(ReasonDetails.of(of.root().texts("details")).steps());
  }

  private void addMeasured(ResultDocument measured) {
    boolean whole = result.endpoints().isEmpty();
    String at = whole ? "" : measured.name() + ": ";
    if (!whole) {
      addFixes(measured);
    }
    if (!measured.verdict().equals("FAIL")) {
      return;
    }
    ObjectiveSet own = whole ? objectives : ObjectiveSet.of(measured);
    addLatency(at, measured, own.notHeld());
    for (ObjectiveFigures each : own.notHeld()) {
      addOther(at, each, MetricName.of(each.metric()));
    }
    OutcomeAdvice.of(measured.root(), own).forEach(it -> steps.add(AdviceStep.of(at + it)));
  }

  /** Notes that name a setting, as of the connections, are advice as well. */
  private void addSettings(ResultDocument measured) {
    String at = result.endpoints().isEmpty() ? "" : measured.name() + ": ";
    for (String note : measured.root().texts("notes")) {
      if (note.contains(SETTING)) {
        steps.add(AdviceStep.of(at + ReasonDetails.capital(note) + "."));
      }
    }
  }

  /** Once, whichever figures of it are broken. */
  private void addLatency(String at, ResultDocument measured, List<ObjectiveFigures> broken) {
    TimeSlices own = slices.apply(at.isEmpty() ? "" : measured.name());
    for (ObjectiveFigures each : broken) {
      MetricName metric = MetricName.of(each.metric());
      if (metric.isLatency() && each.upper()) {
        String text = new LatencyAdvice(measured.root(), own, each, metric).text();
        steps.add(AdviceStep.of(at + text));
        return;
      }
    }
  }

  private void addOther(String at, ObjectiveFigures objective, MetricName metric) {
    if (metric.isThroughput() && !objective.upper()) {
      steps.add(AdviceStep.of(at + FEW));
    } else if (metric.isFirst() && objective.upper()) {
      steps.add(AdviceStep.of(at + QUEUED));
    }
  }

  private void addRerun() {
    String gate = result.root().text("gate");
    int method = gate.indexOf('#');
    if (method > 0) {
      String test = gate.substring(gate.lastIndexOf('.', method) + 1);
      steps.add(new AdviceStep("Measure again:", "mvn verify -Dit.test='" + test + "'"));
    }
  }
}
