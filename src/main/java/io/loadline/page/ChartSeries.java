package io.loadline.page;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One line of a chart over time, or one colour of its bars.
 *
 * @param name in the legend and over its column
 * @param of what is drawn of a slice; empty where there is none
 */
record ChartSeries(ChartColors ink, String name, Function<TimeSlice, OptionalDouble> of) {
  /** Half the width of the mark of a figure that stands alone. */
  private static final double MARK = 8;

  double max(TimeSlices slices) {
    double max = 0;
    for (TimeSlice each : slices.all()) {
      max = Math.max(max, of.apply(each).orElse(0));
    }
    return max;
  }

  /** The smallest above 0; {@code otherwise} where there is none. */
  double min(TimeSlices slices, double otherwise) {
    double min = Double.MAX_VALUE;
    for (TimeSlice each : slices.all()) {
      double value = of.apply(each).orElse(0);
      min = value > 0 ? Math.min(min, value) : min;
    }
    return min == Double.MAX_VALUE ? otherwise : min;
  }

  /** From middle to middle; interrupted where there is no figure, and a mark where one is alone. */
  String path(TimeSlices slices, SvgChart chart) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < slices.all().size(); i++) {
      TimeSlice slice = slices.all().get(i);
      OptionalDouble value = of.apply(slice);
      if (value.isEmpty()) {
        continue;
      }
      boolean begins = !isKnown(slices, i - 1);
      boolean ends = !isKnown(slices, i + 1);
      String y = SvgChart.px(chart.y(value.getAsDouble()));
      if (begins && ends) {
        double middle = chart.x(slice.middle());
        path.append('M').append(SvgChart.px(middle - MARK)).append(' ').append(y);
        path.append('H').append(SvgChart.px(middle + MARK));
        continue;
      }
      path.append(begins ? 'M' : 'L')
          .append(SvgChart.px(chart.x(begins ? slice.start() : slice.middle())))
          .append(' ')
          .append(y);
      if (begins || ends) {
        path.append('H').append(SvgChart.px(chart.x(ends ? slice.end() : slice.middle())));
      }
    }
    return path.toString();
  }

  /** Of what is counted over a whole slice: level in each, interrupted where there is no figure. */
  String steps(TimeSlices slices, SvgChart chart) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < slices.all().size(); i++) {
      TimeSlice slice = slices.all().get(i);
      OptionalDouble value = of.apply(slice);
      if (value.isPresent()) {
        String y = SvgChart.px(chart.y(value.getAsDouble()));
        boolean begins = !isKnown(slices, i - 1);
        path.append(begins ? "M" + SvgChart.px(chart.x(slice.start())) + " " : "V").append(y);
        path.append('H').append(SvgChart.px(chart.x(slice.end())));
      }
    }
    return path.toString();
  }

  private boolean isKnown(TimeSlices slices, int index) {
    return index >= 0
        && index < slices.all().size()
        && of.apply(slices.all().get(index)).isPresent();
  }
}
