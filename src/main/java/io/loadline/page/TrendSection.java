package io.loadline.page;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.util.List;

/**
 * Each objective of a gate over the runs of its history.
 *
 * @param runs oldest first, that of the page included; empty without a history
 */
record TrendSection(List<PastRun> runs, Objectives objectives) implements Html.Part {
  @Override
  public void write(Html html) {
    if (runs.isEmpty() || objectives.all().isEmpty()) {
      return;
    }
    html.open("section", "id", "trend").element("h2", "Over the last runs");
    int number = 0;
    for (ObjectiveFigures each : objectives.all()) {
      Trend trend = Trend.of(each.metric(), runs);
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
