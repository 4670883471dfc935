package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ClockTime;
import io.loadline.json.JsonTree;

/** The verdict, whose it is, and the sentence that says why. */
record PageHeader(ResultDocument result) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    JsonTree root = result.root();
    ObjectiveSet objectives = ObjectiveSet.of(result);
    html.open("header", "class", VerdictBadge.css(result.verdict())).open("h1");
    VerdictBadge.large(html, result.verdict());
    html.text(" ").element("span", result.name(), "class", "name").closeLine();
    String headline = headline(root);
    if (!headline.isEmpty()) {
      html.element("p", headline, "class", "headline").text("\n");
    }
    String meaning = new VerdictMeaning(result, objectives).text();
    if (!meaning.isEmpty()) {
      html.element("p", meaning, "class", "meaning").text("\n");
    }
    html.element("p", facts(root), "class", "facts").closeLine();
    html.add(new KeyFigures(root, objectives));
  }

  private static String headline(JsonTree root) {
    String headline = root.text("headline");
    return headline.isEmpty() ? root.text("reason") : headline;
  }

  private String facts(JsonTree root) {
    StringBuilder facts = new StringBuilder();
    add(facts, ClockTime.of(root).started() == null ? "" : moment(root.text("started")));
    root.figure("elapsed_s").ifPresent(it -> add(facts, FigureText.seconds(it)));
    long requests = root.number(0, "requests");
    if (requests > 0) {
      add(facts, FigureText.count(requests, "request"));
    }
    add(facts, root.text("target", "url"));
    add(facts, root.text("gate"));
    return facts.toString();
  }

  private static void add(StringBuilder facts, String fact) {
    if (!fact.isEmpty()) {
      facts.append(facts.length() == 0 ? "" : " · ").append(fact);
    }
  }

  /** {@code 2026-11-24 09:00:00 UTC} of {@code 2026-11-24T09:00:00.123Z}. */
  static String moment(String instant) {
    boolean usual = instant.length() >= 20 && instant.charAt(10) == 'T' && instant.endsWith("Z");
    return usual ? instant.substring(0, 10) + " " + instant.substring(11, 19) + " UTC" : instant;
  }
}
