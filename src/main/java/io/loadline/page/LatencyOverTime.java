package io.loadline.page;

import java.util.List;

/** Response times over the measurement, with the limits on them and where they were broken. */
record LatencyOverTime(
    String id, String title, TimeSlices slices, ObjectiveSet objectives, List<ClusterEvent> events)
    implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    if (slices.all().stream().noneMatch(each -> each.response().count() > 0)) {
      return;
    }
    html.element("h3", title);
    html.element(
        "p",
        "Response time of the requests that succeeded, by the "
            + slices.each()
            + " in which each of them should have started.",
        "class",
        "note");
    boolean ranked = slices.all().stream().anyMatch(it -> it.response().distribution() != null);
    TimeChart chart = new TimeChart(id, title, slices, FigureUnit.MILLIS);
    if (ranked) {
      chart.line(new ChartSeries(ChartColors.P50, "p50", it -> it.response().percentile(50)));
      chart.line(new ChartSeries(ChartColors.P90, "p90", it -> it.response().percentile(90)));
      chart.line(new ChartSeries(ChartColors.P99, "p99", it -> it.response().percentile(99)));
    } else {
      chart.line(new ChartSeries(ChartColors.P50, "mean", it -> it.response().mean()));
    }
    chart
        .line(new ChartSeries(ChartColors.MAX, "max", it -> it.response().max()))
        .limits(LimitLine.of(objectives.on(MetricName::isLatency)))
        .shade(objectives.affected(slices, MetricName::isLatency))
        .events(events)
        .logarithmicWhereWide()
        .write(html);
  }
}
