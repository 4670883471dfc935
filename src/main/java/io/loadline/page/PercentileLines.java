package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.text.PlainNumber;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Times over the measurement as they are drawn: percentiles, and the mean where no slice tells any.
 *
 * @param limits objectives on these times
 * @param times of a slice
 */
record PercentileLines(
    TimeSlices slices, List<ObjectiveFigures> limits, Function<TimeSlice, SliceTimes> times) {
  private static final Set<Double> USUAL = Set.of(50.0, 90.0, 99.0);
  private static final Map<Double, ChartColors> INKS =
      Map.of(
          50.0, ChartColors.P50,
          75.0, ChartColors.P75,
          90.0, ChartColors.P90,
          95.0, ChartColors.P95,
          99.0, ChartColors.P99,
          99.9, ChartColors.P99_9);

  TimeChart addTo(TimeChart chart) {
    if (isRanked()) {
      percentiles().forEach((rank, ink) -> chart.line(percentile(rank, ink)));
    } else {
      chart.line(new ChartSeries(ChartColors.P50, "mean", it -> times.apply(it).mean()));
    }
    return chart.line(new ChartSeries(ChartColors.MAX, "max", it -> times.apply(it).max()));
  }

  private boolean isRanked() {
    return slices.all().stream().anyMatch(it -> times.apply(it).distribution() != null);
  }

  /** What the lines do not show. */
  void writeNote(HtmlWriter html) {
    String missing = isRanked() ? fewRequests() : noPercentiles();
    if (!missing.isEmpty()) {
      html.element("p", missing, "class", "note");
    }
  }

  /** Three for every page, and each that has a limit. */
  private Map<Double, ChartColors> percentiles() {
    Map<Double, ChartColors> drawn = new TreeMap<>();
    Set<Double> limited = limited();
    INKS.forEach(
        (rank, ink) -> {
          if (USUAL.contains(rank) || limited.contains(rank)) {
            drawn.put(rank, ink);
          }
        });
    return drawn;
  }

  private ChartSeries percentile(double rank, ChartColors ink) {
    String name = "p" + PlainNumber.text(rank);
    return new ChartSeries(ink, name, it -> times.apply(it).percentile(rank));
  }

  private Set<Double> limited() {
    Set<Double> ranks = new TreeSet<>();
    for (ObjectiveFigures each : limits) {
      double rank = MetricName.of(each.metric()).percentile();
      if (rank > 0) {
        ranks.add(rank);
      }
    }
    return ranks;
  }

  /** A percentile of fewer requests than it needs is the slowest of them. */
  private String fewRequests() {
    double highest = percentiles().keySet().stream().mapToDouble(it -> it).max().orElse(0);
    double needed = Math.ceil(Math.round(1e6 / (100 - highest)) / 1e4);
    long few = slices.all().stream().filter(it -> times.apply(it).count() < needed).count();
    return 2 * few <= slices.all().size()
        ? ""
        : "Most "
            + slices.each()
            + "s have fewer than "
            + FigureText.count((long) needed, "request")
            + " that succeeded: there the p"
            + PlainNumber.text(highest)
            + " is the slowest of them.";
  }

  private String noPercentiles() {
    return limited().isEmpty()
        ? ""
        : "The limit is on a percentile; of the times within each "
            + slices.each()
            + " only mean and max are known.";
  }
}
