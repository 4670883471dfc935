package io.loadline.page;

import io.loadline.document.FailureAdvice;
import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What broke, by how much and when, and what to do about it.
 *
 * @param slices of an endpoint by its name, empty for the only one
 */
record ObjectiveFindings(
    ResultDocument result, ObjectiveSet objectives, Function<String, TimeSlices> slices)
    implements HtmlWriter.Part {
  private static final int MOST = 12;

  @Override
  public void write(HtmlWriter html) {
    JsonTree root = result.root();
    List<ObjectiveFigures> notHeld = objectives.notHeld();
    List<String> reasons = reasons(root);
    if (result.verdict().equals("PASS")) {
      return;
    }
    html.open("div", "class", "findings");
    if (!notHeld.isEmpty() || !reasons.isEmpty()) {
      html.open("section", "id", "findings").element("h2", title());
      writeCauses(html);
      writeReasons(html, reasons);
      writeObjectives(html, notHeld);
      html.closeLine();
    }
    writeAdvice(html);
    html.closeLine();
  }

  private String title() {
    return result.verdict().equals("FAIL") ? "What broke" : "What happened";
  }

  /** Not what the first line says already. */
  private static List<String> reasons(JsonTree root) {
    List<String> reasons = new ArrayList<>();
    String reason = root.text("reason");
    if (!reason.isEmpty() && !root.text("headline").isEmpty()) {
      reasons.add(reason);
    }
    reasons.addAll(FailureAdvice.seen(root));
    return reasons;
  }

  private void writeCauses(HtmlWriter html) {
    for (ResultDocument each : result.measured()) {
      String at = result.endpoints().isEmpty() ? "" : each.name() + ": ";
      for (JsonTree cause : each.causes()) {
        String sentence = OneLine.capitalized(at + OneLine.of(cause.text("sentence")) + ".");
        html.open("p").element("strong", unbroken(sentence)).close();
      }
    }
  }

  /** A number stays beside its unit. */
  private static String unbroken(String sentence) {
    return sentence.replaceAll("(?<=\\d) (?=(ms|s|%)\\b|%)", FigureText.NO_BREAK);
  }

  private static void writeReasons(HtmlWriter html, List<String> reasons) {
    if (reasons.size() == 1) {
      html.open("p").element("strong", reasons.get(0)).close();
    } else if (!reasons.isEmpty()) {
      html.element("pre", String.join("\n", reasons));
    }
  }

  private void writeObjectives(HtmlWriter html, List<ObjectiveFigures> notHeld) {
    if (notHeld.isEmpty()) {
      return;
    }
    html.open("ul");
    for (ObjectiveFigures each : notHeld.subList(0, Math.min(MOST, notHeld.size()))) {
      String endpoint = MetricName.of(each.metric()).endpoint();
      TimeSlices own = slices.apply(endpoint);
      new ObjectiveFinding(each, objectives, own, root(endpoint)).write(html);
    }
    if (notHeld.size() > MOST) {
      html.element("li", "and " + (notHeld.size() - MOST) + " more in the table below");
    }
    html.closeLine();
  }

  private JsonTree root(String endpoint) {
    return result.endpoints().stream()
        .filter(each -> each.name().equals(endpoint))
        .findFirst()
        .orElse(result)
        .root();
  }

  private void writeAdvice(HtmlWriter html) {
    List<FailureAdvice.Step> advice = new ArrayList<>(FailureAdvice.of(result));
    addRerun(advice);
    if (advice.isEmpty()) {
      return;
    }
    html.open("section", "id", "advice").element("h2", "What to do").open("ol");
    for (FailureAdvice.Step each : advice) {
      html.open("li").text(each.text());
      if (!each.command().isEmpty()) {
        html.text(each.text().isEmpty() ? "" : " ");
        html.element("code", each.command(), "class", "command");
      }
      html.closeLine();
    }
    html.close().closeLine();
  }

  private void addRerun(List<FailureAdvice.Step> advice) {
    String gate = result.root().text("gate");
    int method = gate.indexOf('#');
    if (method > 0) {
      String test = gate.substring(gate.lastIndexOf('.', method) + 1);
      boolean mends = result.verdict().equals("ERROR") && !advice.isEmpty();
      String text = mends ? "Mend it, then measure again:" : "Measure again:";
      advice.add(new FailureAdvice.Step(text, "mvn verify -Dit.test='" + test + "'"));
    }
  }
}
