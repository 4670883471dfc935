package io.loadline.page;

import io.loadline.result.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * What became of the requests of each slice, one kind of outcome on top of the other. Where some
 * succeeded, the errors are shown once more on an axis of their own: a few of them would be too low
 * to be seen above the successes.
 */
record OutcomesOverTime(TimeSlices slices, AffectedSlices affected, List<ClusterEvent> events)
    implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    ChartSeries success =
        series(ChartColors.SUCCESS, Outcome.SUCCESS.id(), it -> it.counts().successes());
    List<ChartSeries> errors = errors();
    List<ChartSeries> all = new ArrayList<>(errors);
    boolean anySuccess = success.max(slices) > 0;
    if (anySuccess || errors.isEmpty()) {
      all.add(0, success);
    }
    html.element("h3", "Outcomes over time");
    if (!errors.isEmpty()) {
      html.element(
          "p",
          "The bars stand on each other in the order of the legend, the first one at the bottom.",
          "class",
          "note");
    }
    html.add(chart("outcomes", "Outcomes over time", all));
    if (!errors.isEmpty() && anySuccess) {
      html.element("h3", "Errors over time");
      html.add(chart("errors", "Errors over time", errors));
    }
  }

  private TimeChart chart(String id, String title, List<ChartSeries> bars) {
    TimeChart chart = new TimeChart(id, title, slices, FigureUnit.COUNT);
    bars.forEach(chart::bar);
    return chart.shade(affected).events(events);
  }

  /** Those that occurred; what no kind is told of, in files of older releases, comes last. */
  private List<ChartSeries> errors() {
    List<ChartSeries> series = new ArrayList<>();
    Arrays.stream(Outcome.values())
        .filter(kind -> kind != Outcome.SUCCESS)
        .map(kind -> series(ChartColors.of(kind), kind.id(), it -> it.counts().of(kind)))
        .forEach(series::add);
    series.add(series(ChartColors.ERROR, "error", it -> it.counts().untold()));
    series.removeIf(each -> each.max(slices) == 0);
    return series;
  }

  private static ChartSeries series(ChartColors ink, String name, ToLongFunction<TimeSlice> count) {
    return new ChartSeries(ink, name, it -> OptionalDouble.of((double) count.applyAsLong(it)));
  }
}
