package io.loadline.page;

/** What a chart over runs shows as a table, folded; the last run first. */
record TrendTable(String title, ObjectiveTrend trend) {
  void write(HtmlWriter html) {
    html.open("details").element("summary", "Data: " + title);
    HtmlTable table = new HtmlTable(html, title + ", data").open().head("run");
    table.head("verdict").numberHead("observed").numberHead("limit").head("commit");
    table.head("other image").body();
    for (int i = trend.points().size() - 1; i >= 0; i--) {
      ObjectiveTrend.Point point = trend.points().get(i);
      table.row().head(PageHeader.moment(point.run().at()));
      table.text(point.figures().verdict());
      boolean known = point.figures().observed().isPresent();
      table.number(known ? ObjectiveText.observed(point.figures(), 0) : FigureText.NONE);
      table.number(ObjectiveText.limitValue(point.figures()));
      table.text(point.shortCommit()).text(String.join(", ", point.changed())).endRow();
    }
    table.close();
    html.closeLine();
  }
}
