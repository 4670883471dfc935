package io.loadline.page;

import java.util.ArrayList;
import java.util.List;

/** Slices in words, those that follow each other together. */
final class TimeRanges {
  private static final int MOST = 4;

  private TimeRanges() {}

  /** {@code from 3 s to 5 s and from 9 s to 10 s}; of many the first ones. */
  static String of(List<TimeSlice> slices) {
    List<double[]> ranges = new ArrayList<>();
    double reached = -1;
    for (TimeSlice each : slices) {
      if (Math.abs(each.start() - reached) < 0.000_1) {
        ranges.get(ranges.size() - 1)[1] = each.end();
      } else {
        ranges.add(new double[] {each.start(), each.end()});
      }
      reached = each.end();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(MOST, ranges.size()); i++) {
      boolean last = i == ranges.size() - 1;
      text.append(i == 0 ? "" : last ? " and " : ", ").append(text(ranges.get(i)));
    }
    int more = ranges.size() - MOST;
    return text + (more > 0 ? " and " + FigureText.count(more, "more time") : "");
  }

  private static String text(double[] range) {
    return "from " + FigureText.seconds(range[0]) + " to " + FigureText.seconds(range[1]);
  }
}
