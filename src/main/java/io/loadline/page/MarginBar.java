package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.text.PlainNumber;

/** How much of a limit a figure uses up, as a bar with the limit across it, and in words. */
final class MarginBar {
  /** Where the limit stands, in parts of the bar's room: in its middle. */
  private static final double LIMIT_AT = 0.5;

  private MarginBar() {}

  static void write(HtmlWriter html, ObjectiveFigures objective) {
    double share = share(objective);
    if (share >= 0) {
      ChartColors ink = ink(objective.verdict());
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
    boolean clipped = share * LIMIT_AT > 1 && objective.observed().isPresent();
    String times = clipped ? "×" + PlainNumber.rounded(share) + ": " : "";
    html.element("small", times + words(objective), "class", "margin-words");
  }

  /** Red stands for FAIL alone. */
  private static ChartColors ink(String verdict) {
    return switch (verdict) {
      case "PASS" -> ChartColors.SUCCESS;
      case "FAIL" -> ChartColors.ERROR;
      default -> ChartColors.UNDECIDED;
    };
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
    if (objective.observed().isEmpty() || objective.limit() != 0) {
      return "";
    }
    return MetricName.of(objective.metric()).isErrorCount()
        ? ObjectiveText.observed(objective, 0) + " of 0 allowed"
        : objective.observed().getAsDouble() == 0 ? "at the limit" : "above the limit";
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
