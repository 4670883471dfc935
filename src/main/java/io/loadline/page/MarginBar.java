package io.loadline.page;

import io.loadline.document.ResultDocument.ObjectiveFigures;

/** How much of a limit a figure uses up, as a bar with the limit across it, and in words. */
final class MarginBar {
  /** Where the limit stands, in parts of the bar's room: in its middle. */
  private static final double LIMIT_AT = 0.5;

  private MarginBar() {}

  static void write(HtmlWriter html, ObjectiveFigures objective) {
    double share = share(objective);
    if (share >= 0) {
      ChartColors ink =
          objective.verdict().equals("PASS") ? ChartColors.SUCCESS : ChartColors.ERROR;
      String filled = SvgChart.px(Math.min(1, share * LIMIT_AT) * 100) + "%";
      html.open("svg", "class", "margin", "width", "160", "height", "14", "aria-hidden", "true");
      stripe(html, "room", "100%", "#e9ecef");
      stripe(html, "bar " + ink.css(), filled, ink.color());
      String[] mark = {
        "class", "mark", "x", "50%", "width", "2", "height", "14", "fill", "#1b1f24"
      };
      html.empty("rect", mark);
      html.close().empty("br");
    }
    html.element("small", words(objective), "class", "margin-words");
  }

  private static void stripe(HtmlWriter html, String css, String width, String color) {
    String[] shape = {
      "class", css, "y", "3", "height", "8", "rx", "2", "width", width, "fill", color
    };
    html.empty("rect", shape);
  }

  private static String words(ObjectiveFigures objective) {
    String words = ObjectiveText.margin(objective);
    if (!words.isEmpty()) {
      return words;
    }
    return objective.observed().isPresent() && objective.limit() == 0
        ? objective.observed().getAsDouble() == 0 ? "none" : "none are allowed"
        : "";
  }

  /** Of the limit, at most twice; below 0 where that says nothing. */
  private static double share(ObjectiveFigures objective) {
    if (objective.limit() <= 0) {
      return -1;
    }
    if (objective.observed().isEmpty()) {
      return objective.isOnError() ? 2 : -1;
    }
    return Math.max(0, objective.observed().getAsDouble() / objective.limit());
  }
}
