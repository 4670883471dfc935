package io.loadline.page;

import io.loadline.document.MetricName;
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
    PercentileLines lines =
        new PercentileLines(slices, objectives.on(MetricName::isLatency), TimeSlice::response);
    lines
        .addTo(new TimeChart(id, title, slices, FigureUnit.MILLIS))
        .limits(LimitLine.of(objectives.on(MetricName::isLatency)))
        .shade(objectives.affected(slices, MetricName::isLatency))
        .events(events)
        .logarithmicWhereWide()
        .write(html);
    lines.writeNote(html);
  }
}
