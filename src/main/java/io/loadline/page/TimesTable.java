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
  private final Map<String, JsonTree> rows = new LinkedHashMap<>();

  TimesTable(String name) {
    this.name = name;
  }

  /** Left out where there are no such times. */
  TimesTable add(String row, JsonTree times) {
    if (times.number(0, "count") > 0) {
      rows.put(row, times);
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
    table.body();
    rows.forEach(
        (row, times) -> {
          table.row().head(row).number(FigureText.count(times.number(0, "count")));
          for (String each : FIGURES) {
            table.number(FigureText.bareMillis(times.figure(each)));
          }
          table.endRow();
        });
    table.close();
  }
}
