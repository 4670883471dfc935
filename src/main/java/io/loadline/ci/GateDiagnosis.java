package io.loadline.ci;

import io.loadline.document.BrokenTimes;
import io.loadline.document.FailureAdvice;
import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a gate, for somebody who has seen nothing else of it, a sentence each. Plain
 * text, of which parts are what a server has said.
 *
 * @param broken what broke, by how much and when; empty for a PASS
 * @param actions what to do; empty for a PASS
 */
record GateDiagnosis(List<String> broken, List<String> actions) {
  /** More than that nobody reads. */
  private static final int MOST = 10;

  private static final int LONGEST = 500;

  static GateDiagnosis of(ResultDocument gate) {
    List<String> broken = new ArrayList<>();
    List<String> actions = new ArrayList<>();
    if (!gate.verdict().equals("PASS")) {
      boolean alone = gate.endpoints().isEmpty();
      for (ResultDocument each : gate.measured()) {
        String name = alone ? "" : each.name() + ": ";
        each.causes().forEach(it -> broken.add(name + OneLine.of(it.text("sentence"))));
      }
      addReason(gate, "", broken);
      for (ResultDocument each : gate.measured()) {
        String name = alone ? "" : each.name() + ": ";
        if (!alone && !each.verdict().equals("PASS")) {
          addReason(each, name, broken);
        }
        addObjectives(each, name, broken);
      }
      for (FailureAdvice.Step each : FailureAdvice.of(gate)) {
        actions.add(OneLine.of(each.text() + " " + each.command(), LONGEST));
      }
    }
    return new GateDiagnosis(bounded(broken), bounded(actions));
  }

  /** What the gate says itself of a verdict that is not plain. */
  private static void addReason(ResultDocument result, String name, List<String> broken) {
    String reason = result.root().text("reason");
    if (!reason.isEmpty()) {
      broken.add(name + OneLine.of(reason));
    }
    FailureAdvice.seen(result.root()).forEach(each -> broken.add(name + OneLine.of(each)));
  }

  private static void addObjectives(ResultDocument endpoint, String name, List<String> broken) {
    for (ObjectiveFigures each : endpoint.objectives()) {
      if (!each.holds()) {
        broken.add(name + sentence(each, endpoint.root()));
      }
    }
  }

  private static String sentence(ObjectiveFigures objective, JsonTree endpoint) {
    StringBuilder text = new StringBuilder();
    text.append(OneLine.of(objective.metric()))
        .append(" was ")
        .append(ShownFigure.observed(objective));
    text.append(", promised ").append(ShownFigure.limit(objective));
    String margin = ShownFigure.margin(objective);
    if (!margin.equals(ShownFigure.NONE)) {
      text.append(": ").append(margin);
    }
    if (!objective.verdict().equals("FAIL")) {
      text.append(" (").append(objective.verdict()).append(')');
    }
    if (objective.observed().isPresent() && !objective.reason().isEmpty()) {
      text.append("; ").append(OneLine.of(objective.reason()));
    }
    String counted = counted(objective, endpoint);
    text.append(counted.isEmpty() ? "" : "; " + counted);
    String when = OneLine.of(BrokenTimes.of(endpoint, objective).text());
    return text.append(when.isEmpty() ? "" : ". " + when).toString();
  }

  /** {@code 37 requests failed}; empty where nothing is counted. */
  private static String counted(ObjectiveFigures objective, JsonTree endpoint) {
    MetricName metric = MetricName.of(objective.metric());
    List<JsonTree> intervals = endpoint.list("intervals");
    if (metric.isErrors()) {
      return counted(
          intervals.stream().mapToLong(each -> each.number(0, "errors")).sum(), "failed");
    }
    return metric.isLatency() && objective.upper()
        ? counted(
            intervals.stream().mapToLong(each -> over(each, objective.limit())).sum(),
            "failed or took longer than " + ShownFigure.decimal(objective.limit()) + " ms")
        : "";
  }

  private static String counted(long sum, String what) {
    return sum == 0 ? "" : PlainNumber.counted(sum, "request") + " " + what;
  }

  private static long over(JsonTree interval, double limit) {
    return interval.list("exceedances").stream()
        .filter(each -> each.figure("limit").orElse(Double.NaN) == limit)
        .mapToLong(each -> each.number(0, "count"))
        .sum();
  }

  private static List<String> bounded(List<String> all) {
    List<String> distinct = all.stream().distinct().toList();
    if (distinct.size() <= MOST) {
      return distinct;
    }
    List<String> some = new ArrayList<>(distinct.subList(0, MOST));
    some.add("and " + (distinct.size() - MOST) + " more");
    return List.copyOf(some);
  }
}
