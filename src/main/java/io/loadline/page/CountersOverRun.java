package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What the server counted of its own time over the run: in all and by process, and in windows.
 * Where its counters are not used a note of the result says why.
 *
 * @param root of one address
 * @param slices of the measurement, whose time the charts have
 */
record CountersOverRun(
    JsonTree root, TimeSlices slices, AffectedSlices affected, List<ClusterEvent> events)
    implements HtmlWriter.Part {
  private static final String TITLE = "What the server counted";

  @Override
  public void write(HtmlWriter html) {
    JsonTree told = root.at("serverMetrics");
    List<ChartColors> parts = parts(told);
    if (parts.isEmpty()) {
      return;
    }
    html.element("h3", TITLE);
    writeNote(html, note(told));
    writeTable(html, told, parts);
    TimeSlices windows = slices.ofWindows(told.list("windows"));
    if (told.list("windows").size() > 1) {
      writeCharts(html, windows);
    }
  }

  private static void writeNote(HtmlWriter html, String text) {
    html.element("p", text, "class", "note");
  }

  private static String note(JsonTree told) {
    return "Means over the run by the counters of "
        + (told.text("server") + " " + told.text("version")).strip()
        + (told.text("checked").equals("read") ? ", by its own account" : "")
        + ". It answered "
        + FigureText.count(told.number(0, "counted"), "request")
        + " well with the warm-up, as many as by our count, so its figures are of this run alone."
        + " No counter tells how long a single request took, the slowest or any other.";
  }

  /** Those that it told. */
  private static List<ChartColors> parts(JsonTree told) {
    List<ChartColors> parts = new ArrayList<>(PartsOverTime.PARTS);
    parts.add(ChartColors.TOTAL);
    parts.removeIf(each -> told.number(0, each.css(), "count") == 0);
    return parts;
  }

  /** All of them together first, where there are several processes. */
  private static void writeTable(HtmlWriter html, JsonTree told, List<ChartColors> parts) {
    List<JsonTree> processes = told.list("processes");
    List<String> others =
        Stream.of(SliceParts.WAITING, SliceParts.BUSY).filter(told::isPresent).toList();
    HtmlTable table = new HtmlTable(html, TITLE).open().head("process");
    parts.forEach(each -> table.numberHead(each.css() + ", ms"));
    others.forEach(table::numberHead);
    table.numberHead("requests").body();
    if (processes.size() > 1) {
      long all = processes.stream().mapToLong(each -> each.number(0, "requests")).sum();
      table.row().head("all " + processes.size());
      writeFigures(table, told, parts, others);
      table.number(FigureText.count(all)).endRow();
    }
    for (JsonTree each : processes) {
      table.row().head(each.text("name"));
      writeFigures(table, processes.size() == 1 ? told : each, parts, others);
      table.number(FigureText.count(each.number(0, "requests"))).endRow();
    }
    table.close();
  }

  private static void writeFigures(
      HtmlTable table, JsonTree of, List<ChartColors> parts, List<String> others) {
    parts.forEach(each -> table.number(FigureText.bareMillis(of.figure(each.css(), "mean"))));
    for (String each : others) {
      OptionalDouble figure = of.figure(each);
      boolean share = each.equals(SliceParts.BUSY);
      FigureUnit unit = share ? FigureUnit.SHARE : FigureUnit.AVERAGE;
      table.number(figure.isPresent() ? unit.text(figure.getAsDouble()) : FigureText.NONE);
    }
  }

  private void writeCharts(HtmlWriter html, TimeSlices windows) {
    html.element("h3", "Counted time in the server over time");
    writeNote(
        html,
        "Mean of the requests that the server counted between two readings of its counters. The bars"
            + " stand on each other in the order of the legend, the first one at the bottom.");
    TimeChart times =
        new TimeChart("counted", "Counted time in the server", windows, FigureUnit.MILLIS)
            .column(FigureUnit.COUNT, "requests", CountersOverRun::requests);
    PartsOverTime.told(windows).forEach(times::bar);
    html.add(times.shade(affected).events(events));
    ChartSeries waiting =
        new ChartSeries(
            ChartColors.QUEUE, SliceParts.WAITING, it -> it.server().mean(SliceParts.WAITING));
    ChartSeries busy =
        new ChartSeries(
            ChartColors.COMPUTE, SliceParts.BUSY, it -> it.server().mean(SliceParts.BUSY));
    writeChart(html, windows, waiting, FigureUnit.AVERAGE);
    writeChart(html, windows, busy, FigureUnit.SHARE);
  }

  /** Where it was told. */
  private void writeChart(HtmlWriter html, TimeSlices windows, ChartSeries bar, FigureUnit unit) {
    if (bar.max(windows) > 0) {
      String title =
          bar.name().equals(SliceParts.BUSY)
              ? "How much of the time the model was busy"
              : "Requests waiting in the server on average";
      html.element("h3", title);
      html.add(
          new TimeChart("counted-" + bar.name(), title, windows, unit)
              .bar(bar)
              .shade(affected)
              .events(events));
    }
  }

  private static OptionalDouble requests(TimeSlice window) {
    long requests = window.counts().successes();
    return requests == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) requests);
  }
}
