package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What to look at first, by what the figures say; docs/verdicts.md has the whole list. */
final class Advice {
  private static final double NOTABLE = 0.1;

  private final ResultDocument result;
  private final Objectives objectives;
  private final List<Step> steps = new ArrayList<>();

  private Advice(ResultDocument result, Objectives objectives) {
    this.result = result;
    this.objectives = objectives;
  }

  /** In the order in which it is to be tried; nothing for a PASS. */
  static List<Step> of(ResultDocument result, Objectives objectives) {
    if (result.verdict().equals("PASS")) {
      return List.of();
    }
    Advice advice = new Advice(result, objectives);
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
    String at = measured == result ? "" : measured.name() + ": ";
    if (measured != result) {
      addFixes(measured);
    }
    if (!measured.verdict().equals("FAIL")) {
      return;
    }
    Objectives own = measured == result ? objectives : Objectives.of(measured);
    boolean told = false;
    for (ObjectiveFigures each : own.notHeld()) {
      MetricName metric = MetricName.of(each.metric());
      if (metric.isLatency() && each.upper()) {
        if (!told) {
          steps.add(Step.of(at + slow(measured.root(), each, metric)));
        }
        told = true;
      } else if (metric.subject().equals("throughput") && !each.upper()) {
        steps.add(
            Step.of(
                at
                    + "Throughput counts successes only: look at the outcomes and at the latency"
                    + " first. If both are good, the load offers too few requests for this limit."));
      } else if (metric.isFirst() && each.upper()) {
        steps.add(
            Step.of(
                at
                    + "Long before the first token: requests queue at the server, or prompts are"
                    + " long. Look at its queue and its batch size, or add replicas."));
      }
    }
    OutcomeAdvice.of(measured.root(), Clock.of(measured.root()))
        .forEach(it -> steps.add(Step.of(at + it)));
  }

  /** Where the time goes says who must be looked at. */
  private static String slow(JsonTree root, ObjectiveFigures objective, MetricName metric) {
    String key = metric.figure().replace('.', '_');
    OptionalDouble service = root.figure("service", key);
    OptionalDouble wait = root.figure("wait", "p99");
    if (service.isPresent() && service.getAsDouble() > objective.limit()) {
      return "The service itself is slow: from the first byte sent to the last byte received the "
          + metric.figure()
          + " is "
          + FigureText.millis(service)
          + ". Look at its CPU, its memory and its replicas at the times above, and give it more;"
          + " or raise the limit if the promise was wrong.";
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
    if (gate.indexOf('#') > 0) {
      steps.add(new Step("Measure again:", "mvn verify -Dit.test='" + gate + "'"));
    }
  }
}
