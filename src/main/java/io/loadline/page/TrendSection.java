package io.loadline.page;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.util.List;

/**
 * Each objective of a gate over the runs of its history.
 *
 * @param runs oldest first, that of the page included; empty without a history
 */
record TrendSection(List<PastRun> runs, ObjectiveSet objectives) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    if (runs.isEmpty() || objectives.all().isEmpty()) {
      return;
    }
    html.open("section", "id", "trend").element("h2", "Over the last runs");
    int number = 0;
    for (ObjectiveFigures each : objectives.all()) {
      ObjectiveTrend trend = ObjectiveTrend.of(each.metric(), runs);
      number++;
      if (trend.points().size() > 1) {
        html.add(new TrendChart("trend-" + number, trend));
      }
    }
    if (runs.size() == 1) {
      html.element("p", "This is the first run in the history: the next one shows a trend.");
    }
    html.closeLine();
  }
}
