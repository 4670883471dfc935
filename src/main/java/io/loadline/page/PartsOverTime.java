package io.loadline.page;

import java.util.ArrayList;
import java.util.List;

/** What the server told of its own time in each slice, one part on top of the other. */
record PartsOverTime(TimeSlices slices, AffectedSlices affected, List<ClusterEvent> events)
    implements HtmlWriter.Part {
  private static final String TITLE = "Parts of the service time over time";

  /** ms: what is left of a total because its parts were rounded. */
  private static final double ROUNDED = 0.001;

  /** That add up to what the server tells. */
  static final List<ChartColors> PARTS =
      List.of(
          ChartColors.QUEUE,
          ChartColors.PREPARE,
          ChartColors.PREFILL,
          ChartColors.DECODE,
          ChartColors.COMPUTE);

  @Override
  public void write(HtmlWriter html) {
    List<ChartSeries> bars = bars();
    if (bars.isEmpty()) {
      return;
    }
    html.element("h3", TITLE);
    html.element(
        "p",
        "Mean service time of the requests of which the server told a part, by the "
            + slices.each()
            + " in which each of them should have started. The bars stand on each other in the"
            + " order of the legend, the first one at the bottom.",
        "class",
        "note");
    TimeChart chart = new TimeChart("parts", TITLE, slices, FigureUnit.MILLIS);
    bars.forEach(chart::bar);
    html.add(chart.shade(affected).events(events));
  }

  /** Of what was told, and what was not; none where nothing was told. */
  private List<ChartSeries> bars() {
    List<ChartSeries> bars = new ArrayList<>(told(slices));
    if (!bars.isEmpty()) {
      bars.add(
          new ChartSeries(
              ChartColors.UNTOLD, "not told", slice -> slice.server().share(ChartColors.UNTOLD)));
    }
    return bars;
  }

  /** The parts that were told, and what is left of their total. */
  static List<ChartSeries> told(TimeSlices slices) {
    List<ChartSeries> bars = new ArrayList<>();
    for (ChartColors part : PARTS) {
      bars.add(new ChartSeries(part, part.css(), slice -> slice.server().share(part)));
    }
    bars.removeIf(each -> each.max(slices) == 0);
    ChartSeries others =
        new ChartSeries(
            ChartColors.TOTAL,
            bars.isEmpty() ? "total" : "other parts of the total",
            slice -> slice.server().shareOfOthers(PARTS));
    if (others.max(slices) > ROUNDED) {
      bars.add(others);
    }
    return bars;
  }
}
