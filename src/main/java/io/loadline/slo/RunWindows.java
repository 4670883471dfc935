package io.loadline.slo;

import io.loadline.result.Interval;
import java.util.ArrayList;
import java.util.List;

/** Cuts a run into windows that are judged as a whole. */
final class RunWindows {
  private static final long ENOUGH = 100;

  private RunWindows() {}

  /** Neighbours with at least 100 requests together, by index; else the run is one window. */
  static List<List<Integer>> of(List<Interval> intervals) {
    List<List<Integer>> windows = new ArrayList<>();
    List<Integer> current = new ArrayList<>();
    long requests = 0;
    for (int i = 0; i < intervals.size(); i++) {
      current.add(i);
      requests += intervals.get(i).requests();
      if (requests >= ENOUGH) {
        windows.add(current);
        current = new ArrayList<>();
        requests = 0;
      }
    }
    if (windows.isEmpty()) {
      windows.add(current);
    } else {
      windows.get(windows.size() - 1).addAll(current);
    }
    return windows;
  }
}
