package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A limit as it is drawn into a chart, with a label of its own. */
record LimitLine(double value, String label) {
  private static final double ROOM = 15;
  private static final double[] PLACES = {1, 0.62, 0.3};

  static List<LimitLine> of(List<ObjectiveFigures> objectives) {
    List<LimitLine> lines = new ArrayList<>();
    for (ObjectiveFigures each : objectives) {
      MetricName metric = MetricName.of(each.metric());
      if (metric.isTime() && !metric.isOnTimeAxis()) {
        continue;
      }
      String figure = metric.isTime() ? metric.figure() : metric.words();
      lines.add(new LimitLine(each.limit(), figure + " " + ObjectiveText.limit(each)));
    }
    return lines;
  }

  /** Beside each other where they lie close. */
  static void writeLabels(HtmlWriter html, List<LimitLine> lines, SvgChart chart) {
    List<LimitLine> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingDouble(LimitLine::value));
    double last = Double.MAX_VALUE;
    int place = 0;
    for (LimitLine each : sorted) {
      double y = chart.y(each.value());
      place = last - y < ROOM ? (place + 1) % PLACES.length : 0;
      SvgChart.label(html, PLACES[place], chart.up().at(each.value()), -5, each.label(), "limit");
      last = y;
    }
  }
}
