package io.loadline.slo;

import io.loadline.result.Health;
import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which seconds of a run the load generator or its machine disturbed, and how much. A disturbance
 * touches more than the requests of its second: those still in flight then, whose answers are read
 * late, and those of the next second, which find the queue that it left.
 */
final class Disturbances {
  private static final long ENOUGH = 100;

  private final List<Interval> intervals;
  private final long timeoutNanos;
  private final Map<Signal, Peak> peaks = new EnumMap<>(Signal.class);
  private final boolean[] crossed;
  private final long[] spent;

  /**
   * The worst of a signal.
   *
   * @param value its largest figure
   * @param startNanos of the interval with it
   * @param crossings how many intervals are beyond the threshold
   */
  record Peak(Signal signal, double value, long startNanos, int crossings) {}

  private Disturbances(RunResult run) {
    intervals = run.intervals();
    timeoutNanos = run.plan().call().timeout().toNanos();
    crossed = new boolean[intervals.size()];
    spent = new long[intervals.size()];
  }

  static Disturbances of(RunResult run) {
    Disturbances found = new Disturbances(run);
    Thresholds thresholds = Thresholds.of(run.plan());
    for (Signal signal : Signal.values()) {
      found.look(signal, thresholds.of(signal));
    }
    for (int i = 0; i < found.spent.length; i++) {
      found.spent[i] = found.spend(i);
    }
    return found;
  }

  private void look(Signal signal, double threshold) {
    int crossings = 0;
    double worst = 0;
    long at = 0;
    for (int i = 0; i < intervals.size(); i++) {
      double value = signal.of(intervals.get(i));
      if (value > threshold) {
        crossed[i] = true;
        crossings++;
      }
      if (value > worst) {
        worst = value;
        at = intervals.get(i).startNanos();
      }
    }
    if (worst > threshold / 2) {
      peaks.put(signal, new Peak(signal, worst, at, crossings));
    }
  }

  /** The signals beyond their threshold. */
  List<Peak> crossings() {
    return peaks.values().stream().filter(peak -> peak.crossings() > 0).toList();
  }

  /** The signals beyond half of it only. */
  List<Peak> warnings() {
    return peaks.values().stream().filter(peak -> peak.crossings() == 0).toList();
  }

  boolean isNone() {
    return crossings().isEmpty();
  }

  /**
   * How much time the disturbances that touch an interval may have added to one of its requests.
   */
  long spentNanos(int index) {
    return spent[index];
  }

  private long spend(int index) {
    Interval touched = intervals.get(index);
    long longest = touched.errors() > 0 ? timeoutNanos : touched.response().max();
    long until = touched.startNanos() + touched.lengthNanos() + Math.max(0, longest);
    long sum = 0;
    for (int i = Math.max(0, index - 1); i < intervals.size(); i++) {
      if (intervals.get(i).startNanos() > until) {
        return sum;
      }
      sum += crossed[i] ? lost(intervals.get(i)) : 0;
    }
    return sum;
  }

  /** Time-outs that a disturbance may have caused: it took more than 1 % of the timeout. */
  long doubtfulTimeouts(RunResult run) {
    long errors = 0;
    for (int i = 0; i < spent.length; i++) {
      errors += mayTimeOut(i) ? intervals.get(i).errors() : 0;
    }
    return Math.min(errors, run.outcomes().of(Outcome.TIMEOUT));
  }

  boolean mayTimeOut(int index) {
    return spent[index] > timeoutNanos / 100;
  }

  /** At least 1, so that a touched interval is told from others. */
  private static long lost(Interval interval) {
    long late = Math.max(1, interval.lag().max());
    Health health = interval.health();
    if (health == null) {
      return late;
    }
    double steal = health.stealShare() == null ? 0 : health.stealShare();
    return late
        + orZero(health.throttledNanos())
        + Math.max(orZero(health.gcNanos()), orZero(health.pauseNanos()))
        + Math.round(steal * interval.lengthNanos());
  }

  private static long orZero(@Nullable Long nanos) {
    return nanos == null ? 0 : nanos;
  }

  /** The intervals of windows that nothing touched. */
  List<Interval> clean() {
    List<Interval> clean = new ArrayList<>();
    for (List<Integer> window : windows()) {
      if (window.stream().allMatch(index -> spentNanos(index) == 0)) {
        window.forEach(index -> clean.add(intervals.get(index)));
      }
    }
    return clean;
  }

  /** Neighbours with at least 100 requests together; else the run is one window. */
  private List<List<Integer>> windows() {
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
