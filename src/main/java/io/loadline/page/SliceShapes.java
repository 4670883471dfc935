package io.loadline.page;

import java.util.List;
import java.util.OptionalDouble;

/** What is drawn over the whole time of slices: bars, and the shade where a limit was broken. */
final class SliceShapes {
  private SliceShapes() {}

  static void shade(HtmlWriter html, SvgChart chart, List<TimeSlice> affected) {
    StringBuilder path = new StringBuilder();
    for (TimeSlice each : affected) {
      path.append(box(chart, each, 0, SvgChart.PLOT));
    }
    shade(html, path.toString());
  }

  static void shade(HtmlWriter html, String path) {
    if (!path.isEmpty()) {
      html.empty("path", "class", "affected", "d", path, "fill", "#c92a2a", "fill-opacity", "0.14");
    }
  }

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

  private static String box(SvgChart chart, TimeSlice slice, double top, double bottom) {
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
