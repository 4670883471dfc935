package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What to look at first, by what the figures say; docs/verdicts.md has the whole list. */
final class FailureAdvice {
  private static final double NOTABLE = 0.1;
  private static final String FEW =
      "Throughput counts successes only: look at the outcomes and at the latency first. If both are"
          + " good, the load offers too few requests for this limit.";
  private static final String QUEUED =
      "Long before the first token: requests queue at the server, or prompts are long. Look at its"
          + " queue and its batch size, or add replicas.";

  private final ResultDocument result;
  private final ObjectiveSet objectives;
  private final List<AdviceStep> steps = new ArrayList<>();

  private FailureAdvice(ResultDocument result, ObjectiveSet objectives) {
    this.result = result;
    this.objectives = objectives;
  }

  /** In the order in which it is to be tried; nothing for a PASS. */
  static List<AdviceStep> of(ResultDocument result, ObjectiveSet objectives) {
    if (result.verdict().equals("PASS")) {
      return List.of();
    }
    FailureAdvice advice = new FailureAdvice(result, objectives);
    advice.addFixes(result);
    for (ResultDocument each : result.measured()) {
      advice.addMeasured(each);
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
    addLatency(at, measured.root(), own.notHeld());
    for (ObjectiveFigures each : own.notHeld()) {
      addOther(at, each, MetricName.of(each.metric()));
    }
    OutcomeAdvice.of(measured.root(), ClockTime.of(measured.root()))
        .forEach(it -> steps.add(AdviceStep.of(at + it)));
  }

  /** Once, whichever figures of it are broken. */
  private void addLatency(String at, JsonTree root, List<ObjectiveFigures> broken) {
    for (ObjectiveFigures each : broken) {
      MetricName metric = MetricName.of(each.metric());
      if (metric.isLatency() && each.upper()) {
        steps.add(AdviceStep.of(at + slow(root, each, metric)));
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

  /** Where the time goes says who must be looked at. */
  private static String slow(JsonTree root, ObjectiveFigures objective, MetricName metric) {
    OptionalDouble service = metric.serviceTime(root);
    OptionalDouble wait = root.figure("wait", "p99");
    if (service.isPresent() && service.getAsDouble() > objective.limit()) {
      return "The service itself is slow: from the first byte sent to the last byte received the "
          + metric.figure()
          + " is "
          + FigureText.millis(service)
          + ". Look at its CPU, its memory and its replicas at the times above, and give it more;"
          + " or raise the limit if it is too low.";
    }
    if (wait.isPresent() && wait.getAsDouble() > NOTABLE * objective.limit()) {
      return "Requests waited up to "
          + FigureText.millis(wait)
          + " (p99) for a free connection. Raise @Load(connections), or find out why the server"
          + " holds so many requests at once.";
    }
    return "Look at the outcomes: an error counts as longer than every limit.";
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
