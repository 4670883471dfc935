package io.loadline.page;

import java.util.List;
import java.util.OptionalDouble;

/** Successes and errors over time, on top of each other. */
record OutcomeChart(String id, Slices slices, Objectives objectives, List<ClusterEvent> events)
    implements Html.Part {
  @Override
  public void write(Html html) {
    if (slices.isEmpty()) {
      return;
    }
    html.element("h3", "Outcomes over time");
    new TimeChart(id, "Outcomes over time", slices, Unit.COUNT)
        .bar(new TimeSeries(Ink.SUCCESS, "success", it -> count(it.counts().successes())))
        .bar(new TimeSeries(Ink.ERROR, "error", it -> count(it.counts().errors())))
        .shade(objectives.affected(slices, MetricName::isErrors))
        .events(events)
        .write(html);
  }

  private static OptionalDouble count(long count) {
    return OptionalDouble.of(count);
  }
}
