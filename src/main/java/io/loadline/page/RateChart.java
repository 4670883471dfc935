package io.loadline.page;

import java.util.List;
import java.util.OptionalDouble;

/** How many requests a second should have started, and how many of those succeeded. */
record RateChart(String id, Slices slices, Objectives objectives, List<ClusterEvent> events)
    implements Html.Part {
  @Override
  public void write(Html html) {
    if (slices.isEmpty()) {
      return;
    }
    html.element("h3", "Offered and achieved rate");
    html.element(
        "p",
        "Requests that should have started in each "
            + slices.each()
            + ", and those of them that succeeded.",
        "class",
        "note");
    new TimeChart(id, "Offered and achieved rate", slices, Unit.RATE)
        .line(new TimeSeries(Ink.SUCCESS, "succeeded", RateChart::achieved))
        .line(new TimeSeries(Ink.OFFERED, "offered", RateChart::offered))
        .limits(LimitLine.of(objectives.on(it -> it.subject().equals("throughput"))))
        .shade(objectives.affected(slices, it -> it.subject().equals("throughput")))
        .events(events)
        .write(html);
  }

  private static OptionalDouble achieved(Slice slice) {
    return OptionalDouble.of(slice.perSecond(slice.counts().successes()));
  }

  private static OptionalDouble offered(Slice slice) {
    return OptionalDouble.of(slice.perSecond(slice.counts().requests()));
  }
}
