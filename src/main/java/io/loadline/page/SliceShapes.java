package io.loadline.page;

import java.util.OptionalDouble;

/** What is drawn over the whole time of slices. */
final class SliceShapes {
  private SliceShapes() {}

  /**
   * The bars of one series.
   *
   * @param sums the heights of those below, which this one is added to
   */
  static String stack(TimeSlices slices, SvgChart chart, ChartSeries series, double[] sums) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < sums.length; i++) {
      TimeSlice slice = slices.all().get(i);
      OptionalDouble value = series.of().apply(slice);
      if (value.orElse(0) > 0) {
        double below = sums[i];
        sums[i] += value.getAsDouble();
        path.append(box(chart, slice, chart.y(sums[i]), chart.y(below)));
      }
    }
    return path.toString();
  }

  /** From one height to another. */
  static String box(SvgChart chart, TimeSlice slice, double top, double bottom) {
    String left = SvgChart.px(chart.x(slice.start()));
    String right = SvgChart.px(chart.x(slice.end()));
    return "M"
        + left
        + " "
        + SvgChart.px(top)
        + "H"
        + right
        + "V"
        + SvgChart.px(bottom)
        + "H"
        + left
        + "Z";
  }
}
