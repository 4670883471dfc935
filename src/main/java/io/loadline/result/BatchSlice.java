package io.loadline.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * The requests that were due in a short time of the measurement, or the gaps between the tokens of
 * their answers.
 *
 * @param failed those that were no success, those never sent included
 * @param exceeding how many exceeded each limit on these times, failed ones included, in the order
 *     of {@link RequestCounts#exceedances}
 * @param notGood attempts that keep not all of the goodput limits, failed ones included
 * @param times those of the successes, counted to 3 %
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record BatchSlice(long failed, List<Long> exceeding, long notGood, IntervalTimes times) {
  public BatchSlice {
    exceeding = List.copyOf(exceeding);
  }

  /** Requests of the slice. */
  public long requests() {
    return failed + times.sums().count();
  }

  /** As {@link BatchSlices#counted}. */
  BatchSlice counted(long[] limits, List<Long> before, boolean worst) {
    List<Long> counted = new ArrayList<>();
    for (long limit : limits) {
      int place = before.indexOf(limit);
      Interval.Histogram all = times.counts();
      counted.add(
          place >= 0
              ? exceeding.get(place)
              : (Long) (failed + (worst ? all.aboveAtMost(limit) : all.above(limit))));
    }
    return new BatchSlice(failed, counted, notGood, times);
  }

  /** Both together. */
  public BatchSlice plus(BatchSlice other) {
    return new BatchSlice(
        failed + other.failed,
        sum(exceeding, other.exceeding),
        notGood + other.notGood,
        times.plus(other.times));
  }

  private static List<Long> sum(List<Long> left, List<Long> right) {
    return IntStream.range(0, left.size()).mapToObj(i -> left.get(i) + right.get(i)).toList();
  }
}
