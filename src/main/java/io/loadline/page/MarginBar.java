package io.loadline.page;

import io.loadline.document.ResultDocument.ObjectiveFigures;

/** How much of a limit a figure uses up, as a bar with the limit across it, and in words. */
final class MarginBar {
  /** Where the limit stands, in parts of the bar's room. */
  private static final double LIMIT_AT = 0.5;

  private MarginBar() {}

  static void write(Html html, ObjectiveFigures objective) {
    boolean held = objective.verdict().equals("PASS");
    double share = share(objective);
    if (share >= 0) {
      html.open("svg", "class", "margin", "width", "160", "height", "14", "aria-hidden", "true");
      html.empty(
          "rect", "class", "room", "y", "3", "width", "100%", "height", "8", "rx", "2", "fill",
          "#e9ecef");
      Ink ink = held ? Ink.SUCCESS : Ink.ERROR;
      html.empty(
          "rect",
          "class",
          "bar " + ink.css(),
          "y",
          "3",
          "width",
          Chart.px(Math.min(1, share * LIMIT_AT) * 100) + "%",
          "height",
          "8",
          "rx",
          "2",
          "fill",
          ink.color());
      html.empty(
          "rect",
          "class",
          "mark",
          "x",
          Chart.px(LIMIT_AT * 100) + "%",
          "width",
          "2",
          "height",
          "14",
          "fill",
          "#1b1f24");
      html.close().empty("br");
    }
    html.element("small", words(objective), "class", "margin-words");
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
      return objective.reason().equals("error") ? 2 : -1;
    }
    return Math.max(0, objective.observed().getAsDouble() / objective.limit());
  }
}
