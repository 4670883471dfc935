package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The few figures that are asked for first: those of objectives that do not hold before all others,
 * with their limits.
 */
record KeyFigures(JsonTree root, ObjectiveSet objectives) implements HtmlWriter.Part {
  private static final int MOST_MARKED = 6;

  @Override
  public void write(HtmlWriter html) {
    if (!root.isPresent("response")) {
      return;
    }
    Map<String, String> figures = usual();
    List<ObjectiveFigures> marked = objectives.notHeld();
    html.open("dl", "class", "key-figures");
    for (ObjectiveFigures each : marked.subList(0, Math.min(MOST_MARKED, marked.size()))) {
      String name = name(MetricName.of(each.metric()));
      figures.remove(name);
      writeMarked(html, name, each);
    }
    figures.forEach(
        (name, figure) -> html.open("div").element("dt", name).element("dd", figure).close());
    html.closeLine();
    String note = "Times are response times of the requests that succeeded";
    String judged = marked.isEmpty() ? "." : "; figures with a limit are those that were judged.";
    html.element("p", note + judged, "class", "note key-note");
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
    figures.put("errors", FigureText.percent(root.figure("errorRatio")));
    return figures;
  }

  /** That of the usual figure which it is; of others that of the objective. */
  private static String name(MetricName metric) {
    return metric.isLatency() ? metric.figure() : metric.isErrors() ? "errors" : metric.words();
  }

  private void writeMarked(HtmlWriter html, String name, ObjectiveFigures objective) {
    String css = objective.verdict().equals("FAIL") ? "broken" : "undecided";
    String observed = ObjectiveText.observed(objective, objectives.timeoutSeconds());
    html.open("div", "class", css).element("dt", name).open("dd").text(observed);
    html.text(" ").element("small", "limit: " + ObjectiveText.limit(objective)).close().close();
  }
}
