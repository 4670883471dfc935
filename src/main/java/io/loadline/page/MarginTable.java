package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;

/** Each objective with its limit, its figure and interval, and how far they are apart. */
record MarginTable(ObjectiveSet objectives) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    if (objectives.all().isEmpty()) {
      return;
    }
    html.open("section", "id", "objectives").element("h2", "Objectives");
    HtmlTable table = new HtmlTable(html, "Objectives").open();
    table.head("objective").head("verdict").numberHead("limit").numberHead("observed");
    table.head("observed against limit").numberHead("samples").body();
    for (ObjectiveFigures each : objectives.all()) {
      write(table, each);
    }
    table.close();
    html.closeLine();
  }

  private void write(HtmlTable table, ObjectiveFigures objective) {
    MetricName metric = MetricName.of(objective.metric());
    table.row();
    table.rowHead(
        head -> {
          head.text(metric.title()).empty("br").element("code", objective.metric());
          if (!objective.reason().isEmpty() && !objective.isOnError()) {
            head.empty("br").element("small", objective.reason());
          }
        });
    table.cell(cell -> VerdictBadge.small(cell, objective.verdict()));
    table.number((objective.upper() ? "≤ " : "≥ ") + ObjectiveText.limitValue(objective));
    String interval = ObjectiveText.interval(objective, objectives.source(objective));
    table.number(
        cell -> {
          cell.text(ObjectiveText.observed(objective, objectives.timeoutSeconds()));
          if (!interval.isEmpty()) {
            cell.empty("br").element("small", interval);
          }
        });
    table.cell(cell -> MarginBar.write(cell, objective));
    table.number(FigureText.count(objective.samples())).endRow();
  }
}
