package io.loadline.page;

import io.loadline.json.JsonTree;
import io.loadline.result.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The measurement in slices, at most 180 of them: of a longer one several intervals are put
 * together, so that no count and no maximum is lost.
 *
 * @param together how many intervals are in each slice
 * @param end s, when the last answer was there, or the load was to end if that is later
 */
record TimeSlices(List<TimeSlice> all, int together, double end) {
  private static final int MOST = 180;

  static TimeSlices of(JsonTree result) {
    List<JsonTree> intervals = result.list("intervals");
    double elapsed = result.figure("elapsed_s").orElse(Double.MAX_VALUE);
    int together = Math.max(1, (intervals.size() + MOST - 1) / MOST);
    List<TimeSlice> all = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      TimeSlice next = TimeSlice.of(intervals.get(i), elapsed);
      if (i % together == 0) {
        all.add(next);
      } else {
        all.set(all.size() - 1, all.get(all.size() - 1).plus(next));
      }
    }
    double last = all.isEmpty() ? 0 : all.get(all.size() - 1).end();
    double end = Math.max(last, result.figure("elapsed_s").orElse(last));
    return new TimeSlices(List.copyOf(all), together, end);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** How long most of them are, in s. */
  double length() {
    return all.isEmpty() ? 0 : all.size() == 1 ? end : all.get(1).start() - all.get(0).start();
  }

  /** {@code second}, or how much time is in a slice: {@code 4 s}. */
  String each() {
    return all.size() == 1 || length() == 1 ? "second" : FigureText.seconds(length());
  }

  boolean isStream() {
    return all.stream().anyMatch(each -> each.first().count() > 0);
  }

  /** Null when one is not known, or there is none. */
  @Nullable Distribution whole(Function<TimeSlice, SliceTimes> times) {
    Distribution sum = null;
    for (TimeSlice each : all) {
      SliceTimes part = times.apply(each);
      if (part.count() > 0) {
        Distribution own = part.distribution();
        if (own == null) {
          return null;
        }
        sum = sum == null ? own : sum.plus(own);
      }
    }
    return sum;
  }
}
