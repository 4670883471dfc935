package io.loadline.page;

import io.loadline.document.BrokenTimes;
import java.util.List;

/**
 * When a limit was broken, as it is shaded in charts.
 *
 * @param failed whether that is why the verdict is FAIL; otherwise something else may explain it
 */
record AffectedSlices(List<TimeSlice> all, boolean failed) {
  static final AffectedSlices NONE = new AffectedSlices(List.of(), false);

  /** {@code from 3 s to 5 s and from 9 s to 10 s}. */
  String words() {
    return BrokenTimes.ranges(all.stream().map(TimeSlice::span).toList());
  }

  /** Behind everything else of a chart. */
  void shade(HtmlWriter html, SvgChart chart) {
    StringBuilder path = new StringBuilder();
    for (TimeSlice each : all) {
      path.append(SliceShapes.box(chart, each, 0, SvgChart.PLOT));
    }
    shade(html, path.toString());
  }

  /** In a legend. */
  void sample(HtmlWriter html) {
    if (all.isEmpty()) {
      return;
    }
    html.open("span", "class", "key")
        .open("svg", "width", "14", "height", "10", "aria-hidden", "true");
    shade(html, "M0 0H14V10H0Z");
    html.close().text(failed ? " limit broken" : " limit broken, not judged").close().text(" ");
  }

  private void shade(HtmlWriter html, String path) {
    if (path.isEmpty()) {
      return;
    }
    String css = failed ? "affected" : "affected undecided";
    String color = (failed ? ChartColors.ERROR : ChartColors.UNDECIDED).color();
    html.empty("path", "class", css, "d", path, "fill", color, "fill-opacity", "0.14");
  }
}
