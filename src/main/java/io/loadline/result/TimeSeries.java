package io.loadline.result;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How the figures ran over the time of the measurement.
 *
 * @param intervals from the start on, without a gap, all of one length
 * @param stages in the order of the plan's; empty for a load without stages
 * @param arrivals of an open load; null for a closed loop
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record TimeSeries(
    List<Interval> intervals, List<StageFigures> stages, @Nullable ArrivalFigures arrivals) {
  public TimeSeries {
    intervals = List.copyOf(intervals);
    stages = List.copyOf(stages);
  }

  /** Interval by interval and stage by stage, of two parts of one run that began together. */
  public TimeSeries plus(TimeSeries other) {
    List<StageFigures> sums = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      sums.add(stages.get(i).plus(other.stages.get(i)));
    }
    return new TimeSeries(
        sum(intervals, other.intervals),
        sums,
        arrivals == null || other.arrivals == null ? null : arrivals.plus(other.arrivals));
  }

  /** In intervals of the longer length, where one part was so long that it joined some. */
  private static List<Interval> sum(List<Interval> left, List<Interval> right) {
    long length =
        Stream.concat(left.stream(), right.stream())
            .mapToLong(Interval::lengthNanos)
            .max()
            .orElse(1);
    TreeMap<Long, Interval> sums = joined(left, length);
    joined(right, length).forEach((start, each) -> sums.merge(start, each, Interval::beside));
    return List.copyOf(sums.values());
  }

  /** Of one part, by their start. */
  private static TreeMap<Long, Interval> joined(List<Interval> intervals, long length) {
    TreeMap<Long, Interval> joined = new TreeMap<>();
    intervals.stream()
        .map(each -> each.at(each.startNanos() / length, length))
        .forEach(each -> joined.merge(each.startNanos(), each, Interval::plus));
    return joined;
  }
}
