package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What is asked for first: each figure with a limit, those that do not hold before all others. */
record KeyFigures(JsonTree root, ObjectiveSet objectives) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    if (!root.isPresent("response")) {
      return;
    }
    Map<String, String> figures = usual();
    html.open("dl", "class", "key-figures");
    List<ObjectiveFigures> judged = new ArrayList<>(objectives.all());
    judged.sort(Comparator.comparing(ObjectiveFigures::holds));
    for (ObjectiveFigures each : judged) {
      figures.remove(name(each));
      writeJudged(html, each);
    }
    figures.forEach(
        (name, figure) -> html.open("div").element("dt", name).element("dd", figure).close());
    html.closeLine();
    html.element("p", note(), "class", "note key-note");
  }

  /** A percentile that is judged is of all requests. */
  private String note() {
    boolean ranked = !objectives.on(it -> it.isLatency() && it.rank() > 0).isEmpty();
    boolean failed = root.figure("errorRatio").orElse(0) > 0;
    return "Times are response times of the requests that succeeded"
        + (ranked && failed
            ? "; a percentile with a limit counts failed requests as well, as longer than every"
                + " limit"
            : "")
        + (objectives.all().isEmpty() ? "." : "; figures with a limit are those that were judged.");
  }

  private Map<String, String> usual() {
    JsonTree response = root.at("response");
    Map<String, String> figures = new LinkedHashMap<>();
    for (String each : List.of("mean", "p50", "p99", "max")) {
      figures.put(each, FigureText.millis(response.figure(each)));
    }
    OptionalDouble throughput = root.figure("throughput");
    figures.put(
        "throughput",
        throughput.isPresent() ? FigureText.rate(throughput.getAsDouble()) : FigureText.NONE);
    figures.put("error ratio", FigureText.percent(root.figure("errorRatio")));
    return figures;
  }

  /** That of the usual figure which it is; of others that of the objective. */
  private static String name(ObjectiveFigures objective) {
    MetricName metric = MetricName.of(objective.metric());
    return metric.isLatency() ? metric.figure() : metric.words();
  }

  private void writeJudged(HtmlWriter html, ObjectiveFigures objective) {
    String verdict = objective.verdict();
    String css = objective.holds() ? "held" : verdict.equals("FAIL") ? "broken" : "undecided";
    String observed = ObjectiveText.observed(objective, objectives.timeoutSeconds());
    String limit = "limit: " + ObjectiveText.limit(objective);
    html.open("div", "class", css).element("dt", name(objective)).open("dd").text(observed);
    html.text(" ").element("small", limit);
    if (objective.isOnError()) {
      html.text(" ").element("small", "its rank is that of a failed request");
    }
    html.close().close();
  }
}
