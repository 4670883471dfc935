package io.loadline.page;

import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * What {@code charts.js} draws of a chart over time, as JSON: numbers and names of colours, no text
 * of anybody, so that none can get into a script. Heights are thousandths of the plot's, since the
 * axis and its labels are those of the SVG.
 *
 * @param up the axis of the figures
 * @param level whether they are of whole slices, and not of their middle
 */
record ChartFigures(TimeSlices slices, ChartAxis up, boolean level) {
  /** With these members; bars are stacked, so the last is behind the others. */
  String json(
      List<ChartSeries> bars,
      List<ChartSeries> lines,
      List<LimitLine> limits,
      AffectedSlices shaded,
      List<ClusterEvent> events) {
    List<String> series = new ArrayList<>();
    double[] sums = new double[slices.all().size()];
    for (ChartSeries each : bars) {
      series.add(0, named("bar." + each.ink().css(), stacked(each, sums)));
    }
    for (ChartSeries each : lines) {
      series.add(0, named("line." + each.ink().css(), heights(each)));
    }
    StringJoiner members = new StringJoiner(",", "{", "}");
    members.add("\"from\":" + array(slices.all(), each -> number(each.start())));
    members.add("\"end\":" + number(slices.end())).add("\"level\":" + level);
    if (slices.windows()) {
      members.add("\"windows\":true");
    }
    members.add("\"x\":" + places()).add("\"series\":" + array(series, each -> each));
    members.add("\"limits\":" + array(limits, each -> height(each.value())));
    members.add("\"grid\":" + array(up.ticks(), each -> thousandths(each.at())));
    members.add("\"shaded\":" + array(shaded.all(), each -> pair(each.start(), each.end())));
    List<ClusterEvent> placed = events.stream().filter(it -> it.second().isPresent()).toList();
    members.add("\"events\":" + array(placed, it -> pair(it.number(), it.second().orElse(0))));
    return members.toString();
  }

  /** Lines go from the middle of a slice to that of the next, and both kinds up to the end. */
  private String places() {
    List<String> places = new ArrayList<>();
    slices.all().forEach(each -> places.add(number(level ? each.start() : each.middle())));
    return array(
        extended(places, number(slices.all().get(0).start()), number(last().end())), each -> each);
  }

  private TimeSlice last() {
    return slices.all().get(slices.all().size() - 1);
  }

  /** With what stands at the very beginning and end; a line of one figure is a mark. */
  private List<String> extended(List<String> each, String first, String end) {
    List<String> extended = new ArrayList<>(each);
    if (!level && each.size() > 1) {
      extended.add(0, first);
    }
    if (level || each.size() > 1) {
      extended.add(end);
    }
    return extended;
  }

  private List<String> heights(ChartSeries series) {
    List<String> heights = new ArrayList<>();
    for (TimeSlice each : slices.all()) {
      OptionalDouble value = series.of().apply(each);
      heights.add(value.isPresent() ? height(value.getAsDouble()) : "null");
    }
    return heights;
  }

  private List<String> stacked(ChartSeries series, double[] sums) {
    List<String> heights = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += series.of().apply(slices.all().get(i)).orElse(0);
      heights.add(height(sums[i]));
    }
    return heights;
  }

  private String named(String ink, List<String> heights) {
    String end = heights.get(heights.size() - 1);
    return "[\"" + ink + "\"," + array(extended(heights, heights.get(0), end), each -> each) + "]";
  }

  private String height(double value) {
    return thousandths(up.at(value));
  }

  private static String thousandths(double part) {
    return Long.toString(Math.round(part * 1_000));
  }

  private static String pair(double one, double other) {
    return "[" + number(one) + "," + number(other) + "]";
  }

  private static <T> String array(List<T> of, Function<T, String> text) {
    StringJoiner array = new StringJoiner(",", "[", "]");
    of.forEach(each -> array.add(text.apply(each)));
    return array.toString();
  }

  /** To a millisecond. */
  private static String number(double value) {
    double rounded = Math.round(value * 1e3) / 1e3;
    return PlainNumber.text(rounded);
  }
}
