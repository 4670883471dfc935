package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What happened to a service in a cluster, or to the way to it.
 *
 * @param number from 1, as it is marked in charts
 * @param second of the measurement; negative before it, empty where it is known only afterwards
 */
record ClusterEvent(int number, String kind, OptionalDouble second, String what) {
  private static final int MOST = 30;
  private static final String COLOR = "#8a5a00";

  static List<ClusterEvent> of(JsonTree result) {
    List<ClusterEvent> events = new ArrayList<>();
    for (JsonTree each : result.list("interferences")) {
      if (events.size() < MOST) {
        events.add(
            new ClusterEvent(
                events.size() + 1, each.text("kind"), each.figure("second"), each.text("what")));
      }
    }
    return List.copyOf(events);
  }

  /** {@code at 3.2 s}. */
  String when() {
    if (second.isEmpty()) {
      return "seen afterwards";
    }
    double at = second.getAsDouble();
    return at < 0
        ? FigureText.seconds(-at) + " before the measurement"
        : "at " + FigureText.seconds(at);
  }

  private boolean isWithin(SvgChart chart) {
    double at = second.orElse(-1);
    return at >= 0 && at <= chart.across().to();
  }

  /** A line across the plot. */
  void mark(HtmlWriter html, SvgChart chart) {
    if (isWithin(chart)) {
      html.empty(
          "path",
          "class",
          "event",
          "d",
          "M" + SvgChart.px(chart.x(second.getAsDouble())) + " 0V" + SvgChart.PLOT,
          "stroke",
          COLOR,
          "stroke-width",
          "1.5",
          "vector-effect",
          "non-scaling-stroke");
    }
  }

  /** Its number above the line. */
  void number(HtmlWriter html, SvgChart chart) {
    if (isWithin(chart)) {
      SvgChart.label(
          html, chart.across().at(second.getAsDouble()), 1, -15, "(" + number + ")", "event");
    }
  }
}
