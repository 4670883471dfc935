package io.loadline.page;

import io.loadline.document.BrokenTimes;
import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import java.util.OptionalDouble;

/**
 * One objective that does not hold: by how much, how often and when.
 *
 * @param slices of the endpoint that it is of; none where they are not known
 * @param root of that endpoint
 */
record ObjectiveFinding(
    ObjectiveFigures objective, ObjectiveSet objectives, TimeSlices slices, JsonTree root) {
  void write(HtmlWriter html) {
    MetricName metric = MetricName.of(objective.metric());
    html.open("li").element("strong", sentence(metric));
    String why = objective.reason();
    if (why.equals("error")) {
      html.empty("br")
          .text(
              "Its rank is that of a request that failed, and an error counts as"
                  + " longer than every limit.");
    } else if (!why.isEmpty()) {
      html.empty("br").text(OneLine.capitalized(why) + ".");
    }
    writeLine(html, ownTime(metric));
    writeLine(html, new FindingCounts(objective, metric, slices, root).text());
    String when = BrokenTimes.of(root, objective).text();
    writeLine(html, when.isEmpty() ? "" : when + ".");
    html.closeLine();
  }

  private static void writeLine(HtmlWriter html, String line) {
    if (!line.isEmpty()) {
      html.empty("br").text(line);
    }
  }

  private String sentence(MetricName metric) {
    String observed = ObjectiveText.observed(objective, objectives.timeoutSeconds());
    String margin = ObjectiveText.margin(objective);
    return metric.title()
        + ": "
        + observed
        + "; limit: "
        + ObjectiveText.limit(objective)
        + (margin.isEmpty() ? "" : " (" + margin + ")");
  }

  /** What is left when the load generator's own part is taken off, where the limit is kept so. */
  private String ownTime(MetricName metric) {
    OptionalDouble service = metric.serviceTime(root);
    boolean better =
        objective.verdict().equals("INVALID")
            && objective.upper()
            && service.isPresent()
            && service.getAsDouble() <= objective.limit();
    return better
        ? "The service's own time, of the requests that succeeded: "
            + metric.figure()
            + " "
            + FigureText.millis(service)
            + ", limit "
            + ObjectiveText.limitValue(objective)
            + "."
        : "";
  }
}
