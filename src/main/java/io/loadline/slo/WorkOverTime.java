package io.loadline.slo;

import io.loadline.plan.TimedPart;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimings;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The model's work second by second, as the server told it: of the requests that should have
 * started then. By counters it is window by window, of the requests that ended then.
 *
 * @param times those intervals of which something was told, in their order
 */
record WorkOverTime(List<Slice> times) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** An interval: from when to when in s, of how many requests, and their sum in ns. */
  private record Slice(double start, double end, long count, double sum) {
    double mean() {
      return sum / count;
    }
  }

  /**
   * Means of two parts of a run.
   *
   * @param second where the second one begins
   * @param before in ms
   * @param after in ms
   * @param share of the requests that belong to the first one
   */
  record Change(double second, double before, double after, double share) {
    /** Whether an interval lies in the first part. */
    boolean isAhead(Interval interval) {
      return !isBehind(interval);
    }

    /** Whether an interval lies in the second part. */
    boolean isBehind(Interval interval) {
      return interval.startNanos() / 1e9 >= second;
    }

    private double factor() {
      return before / after;
    }
  }

  /** As the parts of a figure were told. */
  static WorkOverTime of(RunResult run, FigureParts parts, List<TimedPart> work) {
    ScrapedRun scraped = run.server().scraped();
    Stream<Optional<Slice>> times =
        parts.isCounted() && scraped != null
            ? scraped.windows().stream()
                .map(each -> slice(each.startNanos(), each.lengthNanos(), each.parts(), work))
            : run.intervals().stream().map(each -> slice(each, work));
    return new WorkOverTime(times.flatMap(Optional::stream).toList());
  }

  /** By how much the longest of its times is longer than the shortest. */
  double spread() {
    double longest = times.stream().mapToDouble(Slice::mean).max().orElse(0);
    double shortest = times.stream().mapToDouble(Slice::mean).min().orElse(0);
    return longest / shortest;
  }

  private static Optional<Slice> slice(Interval interval, List<TimedPart> work) {
    IntervalTimings timings = interval.timings();
    Map<TimedPart, Moments> parts = timings == null ? Map.of() : timings.parts();
    return slice(interval.startNanos(), interval.lengthNanos(), parts, work);
  }

  private static Optional<Slice> slice(
      long startNanos, long lengthNanos, Map<TimedPart, Moments> parts, List<TimedPart> work) {
    long count =
        work.stream()
            .mapToLong(part -> parts.getOrDefault(part, Moments.NONE).count())
            .max()
            .orElse(0);
    double sum =
        work.stream().mapToDouble(part -> parts.getOrDefault(part, Moments.NONE).sum()).sum();
    double start = startNanos / 1e9;
    double end = start + lengthNanos / 1e9;
    return count == 0 ? Optional.empty() : Optional.of(new Slice(start, end, count, sum));
  }

  /**
   * The time before which it took much longer than ever after, where it is in the first part of the
   * run.
   *
   * @param seconds of the run
   */
  Optional<Change> coldUntil(double seconds) {
    return IntStream.range(1, times.size())
        .filter(at -> times.get(at).start() <= CauseRule.COLD_AT_MOST * seconds)
        .filter(this::isKnownAround)
        .mapToObj(this::changeAt)
        .filter(each -> each.before() >= CauseRule.COLD_FACTOR * each.after())
        .max(Comparator.comparingDouble(Change::factor));
  }

  /** The time from which on it takes much longer than before, in each of its intervals. */
  Optional<Change> roseAt() {
    return IntStream.range(
            CauseRule.FEWEST_INTERVALS, times.size() - CauseRule.FEWEST_INTERVALS + 1)
        .filter(this::isApart)
        .mapToObj(this::changeAt)
        .filter(each -> each.after() >= CauseRule.ROSE_FACTOR * each.before())
        .min(Comparator.comparingDouble(Change::factor));
  }

  private boolean isApart(int at) {
    double highest = before(at).stream().mapToDouble(Slice::mean).max().orElse(0);
    double lowest = after(at).stream().mapToDouble(Slice::mean).min().orElse(0);
    return isKnownAround(at) && lowest > CauseRule.APART * highest;
  }

  private boolean isKnownAround(int at) {
    return count(before(at)) >= CauseRule.FEWEST_WORK && count(after(at)) >= CauseRule.FEWEST_WORK;
  }

  private Change changeAt(int at) {
    double share = (double) count(before(at)) / count(times);
    return new Change(times.get(at).start(), mean(before(at)), mean(after(at)), share);
  }

  private List<Slice> before(int at) {
    return times.subList(0, at);
  }

  private List<Slice> after(int at) {
    return times.subList(at, times.size());
  }

  private static long count(List<Slice> some) {
    return some.stream().mapToLong(Slice::count).sum();
  }

  private static double mean(List<Slice> some) {
    double sum = some.stream().mapToDouble(Slice::sum).sum();
    return sum / count(some) / NANOS_PER_MILLI;
  }
}
