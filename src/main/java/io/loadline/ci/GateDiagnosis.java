package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.text.OneLine;
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

  static GateDiagnosis of(ResultDocument gate) {
    List<String> broken = new ArrayList<>();
    List<String> actions = new ArrayList<>();
    if (!gate.verdict().equals("PASS")) {
      addReason(gate, "", broken, actions);
      boolean alone = gate.endpoints().isEmpty();
      for (ResultDocument each : gate.measured()) {
        String name = alone ? "" : each.name() + ": ";
        if (!alone && !each.verdict().equals("PASS")) {
          addReason(each, name, broken, actions);
        }
        addObjectives(each, name, broken);
        NextSteps.of(each).forEach(step -> actions.add(name + step));
      }
    }
    return new GateDiagnosis(bounded(broken), bounded(actions));
  }

  /** What the gate says itself of a verdict that is not plain; its details say what to do. */
  private static void addReason(
      ResultDocument result, String name, List<String> broken, List<String> actions) {
    String reason = result.root().text("reason");
    if (!reason.isEmpty()) {
      broken.add(name + OneLine.of(reason));
    }
    for (String each : result.root().texts("details")) {
      String detail = OneLine.of(each);
      boolean fix = detail.startsWith("Fix: ") || detail.startsWith("do ");
      (fix ? actions : broken).add(name + detail.replaceFirst("^(Fix: |do )", ""));
    }
  }

  private static void addObjectives(ResultDocument endpoint, String name, List<String> broken) {
    AffectedSeconds when = new AffectedSeconds(endpoint);
    for (ObjectiveFigures each : endpoint.objectives()) {
      if (!each.verdict().equals("PASS")) {
        broken.add(name + sentence(each, when.of(each)));
      }
    }
  }

  private static String sentence(ObjectiveFigures objective, String when) {
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
    return text.append(when.isEmpty() ? "" : "; " + when).toString();
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
