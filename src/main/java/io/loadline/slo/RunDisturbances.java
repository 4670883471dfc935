package io.loadline.slo;

import io.loadline.result.Health;
import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which seconds of a run the load generator or its machine disturbed, and how much. A disturbance
 * touches more than the requests of its second: those still in flight then, whose answers are read
 * late, and those of the next second, which find the queue that it left.
 */
final class RunDisturbances {
  private final List<Interval> intervals;
  private final long timeoutNanos;
  private final long elapsedNanos;
  private final Map<DisturbanceSignal, Peak> peaks = new EnumMap<>(DisturbanceSignal.class);
  private final WorkerWording workers;
  private final boolean[] crossed;
  private final List<DisturbedInterval> touched = new ArrayList<>();

  /**
   * The worst of a signal.
   *
   * @param value its largest figure
   * @param startNanos of the interval with it
   * @param crossings how many intervals are beyond the threshold
   * @param worker the one of several that it was; empty for one load generator
   */
  record Peak(
      DisturbanceSignal signal, double value, long startNanos, int crossings, String worker) {}

  private RunDisturbances(RunResult run) {
    intervals = run.intervals();
    timeoutNanos = run.plan().call().timeout().toNanos();
    elapsedNanos = run.elapsedNanos();
    workers = new WorkerWording(run);
    crossed = new boolean[intervals.size()];
  }

  static RunDisturbances of(RunResult run) {
    RunDisturbances found = new RunDisturbances(run);
    DisturbanceSignal.Thresholds thresholds = DisturbanceSignal.Thresholds.of(run.plan());
    for (DisturbanceSignal signal : DisturbanceSignal.values()) {
      found.look(signal, thresholds.of(signal));
    }
    for (int i = 0; i < found.crossed.length; i++) {
      found.touched.add(found.touch(i));
    }
    return found;
  }

  private void look(DisturbanceSignal signal, double threshold) {
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
      peaks.put(signal, new Peak(signal, worst, at, crossings, workers.worst(signal)));
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
    return touched.get(index).spentNanos();
  }

  /** All intervals, with what the disturbances may have done to them. */
  List<DisturbedInterval> intervals() {
    return List.copyOf(touched);
  }

  private DisturbedInterval touch(int index) {
    Interval interval = intervals.get(index);
    long longest = interval.errors() > 0 ? timeoutNanos : interval.response().max();
    long until = interval.startNanos() + interval.lengthNanos() + Math.max(0, longest);
    long sum = 0;
    long most = 0;
    for (int i = Math.max(0, index - 1); i < intervals.size(); i++) {
      if (intervals.get(i).startNanos() > until) {
        break;
      }
      long lost = lostNanos(i);
      sum += lost;
      most = Math.max(most, lost);
    }
    return new DisturbedInterval(interval, sum, most);
  }

  /** Time-outs that a disturbance may have caused: it took more than 1 % of the timeout. */
  long doubtfulTimeouts(RunResult run) {
    long errors = 0;
    for (int i = 0; i < crossed.length; i++) {
      errors += mayTimeOut(i) ? intervals.get(i).errors() : 0;
    }
    return Math.min(errors, run.outcomes().of(Outcome.TIMEOUT));
  }

  /** Successes of which a disturbance may have changed something. */
  long touchedSuccesses() {
    return touched.stream()
        .filter(each -> !each.isClean())
        .mapToLong(each -> each.interval().successes())
        .sum();
  }

  boolean mayTimeOut(int index) {
    return spentNanos(index) > timeoutNanos / 100;
  }

  /** All that was lost in the whole run. */
  long lostNanos() {
    return IntStream.range(0, crossed.length).mapToLong(this::lostNanos).sum();
  }

  /** At least 1 in a disturbed interval, so that what it touches is told from others. */
  private long lostNanos(int index) {
    return crossed[index] ? lost(index) : 0;
  }

  private long lost(int index) {
    Interval interval = intervals.get(index);
    long late = Math.max(1, interval.lag().max());
    Health health = interval.health();
    if (health == null) {
      return late;
    }
    double steal = health.stealShare() == null ? 0 : health.stealShare();
    return late
        + orZero(health.throttledNanos())
        + Math.max(orZero(health.gcNanos()), orZero(health.pauseNanos()))
        + Math.round(steal * watchedNanos(index));
  }

  /** The health of the last interval is that of the drain as well. */
  private long watchedNanos(int index) {
    Interval interval = intervals.get(index);
    long rest = index == crossed.length - 1 ? elapsedNanos - interval.startNanos() : 0;
    return Math.max(interval.lengthNanos(), rest);
  }

  private static long orZero(@Nullable Long nanos) {
    return nanos == null ? 0 : nanos;
  }

  /** The intervals of windows that nothing touched. */
  List<Interval> clean() {
    List<Interval> clean = new ArrayList<>();
    for (List<Integer> window : RunWindows.of(intervals)) {
      if (window.stream().allMatch(index -> spentNanos(index) == 0)) {
        window.forEach(index -> clean.add(intervals.get(index)));
      }
    }
    return clean;
  }
}
