package io.loadline.page;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What a chart over time shows as a table, folded. */
record DataTable(String title, TimeSlices slices, List<Column> columns) {
  /** One figure of each slice. */
  record Column(FigureUnit unit, String name, Function<TimeSlice, OptionalDouble> of) {}

  void write(HtmlWriter html) {
    html.open("details").element("summary", "Data: " + title);
    if (slices.together() > 1) {
      html.element(
          "p",
          slices.windows()
              ? "A row stands for "
                  + slices.together()
                  + " windows of result.json put together: means are those of all of them."
              : "A row stands for "
                  + FigureText.seconds(slices.length())
                  + ", "
                  + slices.together()
                  + " intervals of result.json put together: counts are added, the highest stays"
                  + " the highest.");
    }
    HtmlTable table = new HtmlTable(html, title + ", data").open().head("from");
    columns.forEach(each -> table.numberHead(each.name()));
    table.body();
    for (TimeSlice slice : slices.all()) {
      table.row().head(FigureText.seconds(slice.start()));
      for (Column column : columns) {
        OptionalDouble value = column.of().apply(slice);
        table.number(value.isPresent() ? column.unit().text(value.getAsDouble()) : FigureText.NONE);
      }
      table.endRow();
    }
    table.close();
    html.closeLine();
  }
}
