package io.loadline.result;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * One of the successes that took longest.
 *
 * @param index of the request in the schedule, from 0
 * @param intendedNanos from the start of the measurement
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record SlowestRequest(long index, long intendedNanos, long responseNanos) {
  /** How many of them are kept of a run. */
  public static final int MOST = 5;

  /** The slowest first; of several that took as long, the one that was intended first. */
  static final Comparator<SlowestRequest> FIRST =
      Comparator.comparingLong(SlowestRequest::responseNanos)
          .reversed()
          .thenComparingLong(SlowestRequest::intendedNanos)
          .thenComparingLong(SlowestRequest::index);

  /** At most {@link #MOST} of all, the slowest first. */
  public static List<SlowestRequest> of(Stream<SlowestRequest> all) {
    return all.sorted(FIRST).limit(MOST).toList();
  }
}
