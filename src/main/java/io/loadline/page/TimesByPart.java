package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the time of requests went: what the load generator measured, and what the server told of
 * its own time; beside all of them the slowest alone.
 *
 * @param root of one address
 */
record TimesByPart(JsonTree root) implements HtmlWriter.Part {
  private static final String TITLE = "Where the time went";

  @Override
  public void write(HtmlWriter html) {
    html.element("h3", TITLE);
    writeNote(
        html,
        "Of the requests that succeeded: response = lag + wait + service. Lag is the load"
            + " generator's own delay, wait the time without a free connection, service the time"
            + " from the first byte sent to the last byte received. Means add up, percentiles do"
            + " not. Lag counts all requests that were fired, those that failed as well.");
    List<String> parts = parts();
    if (!parts.isEmpty()) {
      writeNote(html, ofServer(parts));
    }
    html.add(table());
  }

  private static void writeNote(HtmlWriter html, String text) {
    html.element("p", text, "class", "note");
  }

  private TimesTable table() {
    JsonTree slowest = told().at("slowest");
    TimesTable table =
        new TimesTable(TITLE, slowestHead(slowest.number(0, "count")))
            .add("response", root.at("response"), slowest.at("response"))
            .add("service", root.at("service"), slowest.at("service"));
    for (ChartColors part : PartsOverTime.PARTS) {
      addPart(table, part.css(), part);
    }
    addPart(table, "total", ChartColors.TOTAL);
    addPart(table, "not told", ChartColors.UNTOLD);
    return table
        .add("upstream", told().at("upstream"), slowest.at("upstream"))
        .add("beyond upstream", told().at("beyondUpstream"))
        .add("wait", root.at("wait"), slowest.at("wait"))
        .add("lag", root.at("lag"), slowest.at("lag"));
  }

  private void addPart(TimesTable table, String row, ChartColors part) {
    table.add(row, told().at(part.css()), told().at("slowest", part.css()));
  }

  /** Over the last column. */
  private static String slowestHead(long count) {
    return count == 0
        ? ""
        : count == 1 ? "the slowest" : "mean of the " + FigureText.count(count) + " slowest";
  }

  private JsonTree told() {
    return root.at("serverTimings");
  }

  /** The names of those that add up to what the server told. */
  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (ChartColors part : PartsOverTime.PARTS) {
      if (isTold(part.css())) {
        parts.add(part.css());
      }
    }
    if (parts.isEmpty() && isTold(ChartColors.TOTAL.css())) {
      parts.add(ChartColors.TOTAL.css());
    }
    return parts;
  }

  private boolean isTold(String part) {
    return told().number(0, part, "count") > 0;
  }

  private String ofServer(List<String> parts) {
    boolean total = isTold(ChartColors.TOTAL.css());
    String sum = total ? "total" : String.join(" + ", parts);
    String within =
        total && !parts.contains("total")
            ? " " + String.join(" and ", parts) + " are within the total."
            : "";
    return "What the server told of its own time ("
        + String.join(", ", told().texts("servers"))
        + (told().text("checked").equals("read") ? ", by its own account" : "")
        + "): of the requests of which it told it, service = "
        + sum
        + " + not told."
        + within
        + " What is not told may have passed in the server as well as on the way.";
  }
}
