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
 * @param windows whether they are {@link #ofWindows}, which differ in length, and not intervals
 */
record TimeSlices(List<TimeSlice> all, int together, double end, boolean windows) {
  private static final int MOST = 180;

  static TimeSlices of(JsonTree result) {
    double elapsed = result.figure("elapsed_s").orElse(Double.MAX_VALUE);
    List<TimeSlice> all =
        result.list("intervals").stream().map(each -> TimeSlice.of(each, elapsed)).toList();
    double last = all.isEmpty() ? 0 : all.get(all.size() - 1).end();
    double end = Math.max(last, result.figure("elapsed_s").orElse(last));
    return new TimeSlices(together(all), perSlice(all), end, false);
  }

  /**
   * The windows in which counters of a server were read, over the time of these slices: what was
   * counted before it began, as in a warm-up, belongs to its beginning.
   */
  TimeSlices ofWindows(List<JsonTree> windows) {
    List<TimeSlice> each =
        windows.stream()
            .map(it -> TimeSlice.ofWindow(it, end))
            .filter(it -> it.length() > 0)
            .toList();
    List<TimeSlice> all = new ArrayList<>(together(each));
    if (!all.isEmpty() && all.get(0).start() > 0) {
      all.add(0, TimeSlice.nothing(0, all.get(0).start()));
    }
    if (!all.isEmpty() && all.get(all.size() - 1).end() < end) {
      all.add(TimeSlice.nothing(all.get(all.size() - 1).end(), end));
    }
    return new TimeSlices(List.copyOf(all), perSlice(each), end, true);
  }

  private static int perSlice(List<TimeSlice> each) {
    return Math.max(1, (each.size() + MOST - 1) / MOST);
  }

  private static List<TimeSlice> together(List<TimeSlice> each) {
    int together = perSlice(each);
    List<TimeSlice> all = new ArrayList<>();
    for (int i = 0; i < each.size(); i++) {
      if (i % together == 0) {
        all.add(each.get(i));
      } else {
        all.set(all.size() - 1, all.get(all.size() - 1).plus(each.get(i)));
      }
    }
    return List.copyOf(all);
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
