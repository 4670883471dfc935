package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of gates as a page.
 *
 * @param since what was written before belongs to an earlier build
 */
record IndexPage(List<ListedGate> gates, Instant since) {
  private static final int MOST_OBJECTIVES = 12;
  private static final String EARLIER =
      "They were there before this build began: it has not run these gates, or they are no part of"
          + " the project any more. A clean build removes them.";

  String text() {
    List<ListedGate> sorted = new ArrayList<>(gates);
    sorted.sort(
        Comparator.comparingInt(ListedGate::rank)
            .thenComparingDouble(ListedGate::margin)
            .thenComparing(ListedGate::path));
    List<ListedGate> now = sorted.stream().filter(this::isOfThisBuild).toList();
    List<ListedGate> before = sorted.stream().filter(it -> !isOfThisBuild(it)).toList();
    HtmlWriter html = new HtmlWriter();
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", title(now)).style(PageAssets.styleSheet()).closeLine();
    html.open("body").open("main");
    html.open("header", "class", VerdictBadge.css(now.isEmpty() ? "" : worst(now)));
    html.element("h1", title(now));
    html.element("p", counts(now), "class", "facts").closeLine();
    writeTable(html, "Gates of this build", now);
    if (!before.isEmpty()) {
      html.element("h2", "Earlier results").element("p", EARLIER, "class", "note");
      writeTable(html, "Earlier results", before);
    }
    return html.close().closeLine().closeLine().page();
  }

  private boolean isOfThisBuild(ListedGate gate) {
    return !Instant.ofEpochMilli(gate.file().modifiedMillis()).isBefore(since);
  }

  private static String worst(List<ListedGate> sorted) {
    return sorted.get(0).run().verdict();
  }

  private static String title(List<ListedGate> now) {
    long bad = now.stream().filter(each -> !each.run().verdict().equals("PASS")).count();
    String gates = FigureText.count(now.size(), "gate");
    return bad == 0
        ? gates + ", " + (now.size() == 1 ? "it passes" : "all pass")
        : FigureText.count(bad) + " of " + gates + (bad == 1 ? " does" : " do") + " not pass";
  }

  private static String counts(List<ListedGate> sorted) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    sorted.forEach(each -> counts.merge(each.run().verdict(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((verdict, count) -> words.add(FigureText.count(count) + " " + verdict));
    return String.join(" · ", words);
  }

  private static void writeTable(HtmlWriter html, String title, List<ListedGate> sorted) {
    HtmlTable table = new HtmlTable(html, title).open();
    table.head("verdict").head("gate").head("objectives").numberHead("measured").body();
    for (ListedGate each : sorted) {
      table.row().cell(cell -> VerdictBadge.small(cell, each.run().verdict()));
      table.rowHead(head -> writeName(head, each));
      table.cell(cell -> writeObjectives(cell, each));
      table.number(cell -> writeTime(cell, each)).endRow();
    }
    table.close();
  }

  private static void writeTime(HtmlWriter html, ListedGate gate) {
    if (gate.seconds().isPresent()) {
      html.text(FigureText.seconds(gate.seconds().getAsDouble())).empty("br");
    }
    html.element("small", PageHeader.moment(gate.run().at()));
  }

  private static void writeName(HtmlWriter html, ListedGate gate) {
    String page = RelativeLink.toPage(gate.path() + "/" + ResultDocument.FILE);
    html.element("a", gate.name(), "href", page);
    String run = run(gate.path());
    html.text(run.isEmpty() ? "" : " (run " + run + ")").empty("br");
    html.element("small", gate.run().gate());
    if (!gate.headline().isEmpty()) {
      html.empty("br").element("small", gate.headline());
    }
  }

  /** The number that a run has in its folder's name; empty for the first. */
  private static String run(String path) {
    int suffix = path.lastIndexOf("-run");
    String number = suffix < 0 ? "" : path.substring(suffix + "-run".length());
    return number.chars().allMatch(Character::isDigit) ? number : "";
  }

  private static void writeObjectives(HtmlWriter html, ListedGate gate) {
    List<ObjectiveFigures> all = new ArrayList<>(gate.run().objectives());
    all.sort(Comparator.comparing(each -> each.verdict().equals("PASS")));
    for (ObjectiveFigures each : all.subList(0, Math.min(MOST_OBJECTIVES, all.size()))) {
      html.open("div", "class", "objective");
      html.element(each.verdict().equals("PASS") ? "span" : "strong", words(gate, each)).text(" ");
      TrendSparkline.write(html, each, gate.past().getOrDefault(each.metric(), List.of()));
      html.closeLine();
    }
    if (all.size() > MOST_OBJECTIVES) {
      html.element("small", "and " + (all.size() - MOST_OBJECTIVES) + " more");
    }
  }

  private static String words(ListedGate gate, ObjectiveFigures objective) {
    String margin = ObjectiveText.margin(objective);
    return MetricName.of(objective.metric()).title()
        + " "
        + ObjectiveText.observed(objective, gate.timeoutSeconds())
        + ", "
        + ObjectiveText.limit(objective)
        + (margin.isEmpty() ? "" : ": " + margin);
  }
}
