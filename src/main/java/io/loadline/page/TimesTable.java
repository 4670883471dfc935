package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of several kinds of times beside each other, one kind a row. */
final class TimesTable implements HtmlWriter.Part {
  private static final String[] FIGURES = {
    "mean", "stddev", "min", "p50", "p75", "p90", "p95", "p99", "p99_9", "max"
  };

  private final String name;
  private final String slowestHead;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * A row.
   *
   * @param slowest of a few of the requests; absent where there is no such column
   */
  private record Row(JsonTree times, JsonTree slowest) {}

  TimesTable(String name) {
    this(name, "");
  }

  /**
   * With a last column.
   *
   * @param slowestHead over the mean of the slowest alone; empty for no such column
   */
  TimesTable(String name, String slowestHead) {
    this.name = name;
    this.slowestHead = slowestHead;
  }

  /** Left out where there are no such times. */
  TimesTable add(String row, JsonTree times) {
    return add(row, times, JsonTree.ABSENT);
  }

  /** The same, with those of the slowest requests. */
  TimesTable add(String row, JsonTree times, JsonTree slowest) {
    if (times.number(0, "count") > 0) {
      rows.put(row, new Row(times, slowest));
    }
    return this;
  }

  @Override
  public void write(HtmlWriter html) {
    if (rows.isEmpty()) {
      return;
    }
    HtmlTable table = new HtmlTable(html, name).open().head("ms").numberHead("count");
    for (String each : FIGURES) {
      table.numberHead(each.replace('_', '.'));
    }
    if (!slowestHead.isEmpty()) {
      table.numberHead(slowestHead);
    }
    table.body();
    rows.forEach((head, row) -> writeRow(table, head, row));
    table.close();
  }

  private void writeRow(HtmlTable table, String head, Row row) {
    table.row().head(head).number(FigureText.count(row.times.number(0, "count")));
    for (String each : FIGURES) {
      table.number(FigureText.bareMillis(row.times.figure(each)));
    }
    if (!slowestHead.isEmpty()) {
      table.number(FigureText.bareMillis(row.slowest.figure("mean")));
    }
    table.endRow();
  }
}
