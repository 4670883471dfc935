package io.loadline.result;

import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * The requests that were due in a short time of the measurement.
 *
 * @param failed those that were no success, those never sent included
 * @param exceeding how many exceeded each latency limit, failed ones included, in the order of
 *     {@link RequestCounts#exceedances}
 * @param times response times of the successes, counted to 3 %
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record BatchSlice(long failed, List<Long> exceeding, IntervalTimes times) {
  public BatchSlice {
    exceeding = List.copyOf(exceeding);
  }

  /** Requests of the slice. */
  public long requests() {
    return failed + times.sums().count();
  }

  /** Both together. */
  public BatchSlice plus(BatchSlice other) {
    return new BatchSlice(
        failed + other.failed, sum(exceeding, other.exceeding), times.plus(other.times));
  }

  private static List<Long> sum(List<Long> left, List<Long> right) {
    return IntStream.range(0, left.size()).mapToObj(i -> left.get(i) + right.get(i)).toList();
  }
}
