package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures beside those of a baseline, or of another target; nothing where none are compared. */
record ComparisonSection(ResultDocument result) implements HtmlWriter.Part {
  private static final String TITLE = "Compared";

  @Override
  public void write(HtmlWriter html) {
    if (result.measured().stream().allMatch(each -> each.root().list("comparisons").isEmpty())) {
      return;
    }
    html.open("section", "id", "compared").element("h2", TITLE);
    HtmlTable table = new HtmlTable(html, TITLE).open().head("figure").head("verdict");
    for (String each : new String[] {"allowed", "before", "now", "times before"}) {
      table.numberHead(each);
    }
    table.body();
    result.measured().stream()
        .flatMap(each -> each.root().list("comparisons").stream())
        .forEach(each -> write(table, each));
    table.close();
    html.closeLine();
  }

  private static void write(HtmlTable table, JsonTree compared) {
    String metric = compared.text("metric");
    table.row();
    table.rowHead(
        head -> {
          head.text(MetricName.of(metric).title()).empty("br").element("code", metric);
          if (!compared.text("reason").isEmpty()) {
            head.empty("br").element("small", compared.text("reason"));
          }
        });
    table.cell(cell -> VerdictBadge.small(cell, compared.text("verdict")));
    table.number("+" + FigureText.percent(compared.figure("by")));
    table.number(figure(compared, "before"));
    table.number(figure(compared, "now"));
    table.number(
        cell -> {
          cell.text(ratio(compared.figure("ratio")));
          if (compared.figure("lower").isPresent() && compared.figure("upper").isPresent()) {
            String interval =
                ratio(compared.figure("lower")) + " to " + ratio(compared.figure("upper"));
            cell.empty("br").element("small", interval + " at 95 %");
          }
        });
    table.endRow();
  }

  private static String figure(JsonTree compared, String member) {
    OptionalDouble figure = compared.figure(member);
    return figure.isEmpty() ? "no data" : FigureText.millis(figure);
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isEmpty() ? "" : String.format(Locale.ROOT, "%.3f", ratio.getAsDouble());
  }
}
