package io.loadline.result;

import io.loadline.plan.TimedPart;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Successes that took longest, of those that the server told something of which our clock does not
 * contradict. Exact: whatever loops and workers a load is split over, it is the same.
 *
 * @param requests at most {@link #MOST}, the slowest first; of several that took as long, the one
 *     that was intended first
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record TailTimes(List<TailRequest> requests) {
  /** How many are kept of a run. */
  public static final int MOST = 1_000;

  public TailTimes {
    requests =
        requests.stream()
            .sorted(Comparator.comparing(TailRequest::request, SlowestRequest.FIRST))
            .limit(MOST)
            .toList();
  }

  /** How many there are. */
  public int count() {
    return requests.size();
  }

  /** So many of the slowest, or all there are. */
  public TailTimes slowest(long most) {
    return new TailTimes(requests.stream().limit(most).toList());
  }

  /**
   * Those at a rank: that request, and so many on each side of it; fewer at either end.
   *
   * @param fromSlowest the rank, 0 for the slowest
   * @param each 0 or more
   * @return none where the rank is not among those that are kept
   */
  public TailTimes around(long fromSlowest, int each) {
    if (fromSlowest < 0 || fromSlowest >= requests.size()) {
      return new TailTimes(List.of());
    }
    int rank = (int) fromSlowest;
    return new TailTimes(
        requests.subList(Math.max(0, rank - each), Math.min(requests.size(), rank + each + 1)));
  }

  /** Sums over done - intended. */
  public Moments response() {
    return sums(each -> each.request().responseNanos());
  }

  /** Sums over the load generator's own delay. */
  public Moments lag() {
    return sums(TailRequest::lagNanos);
  }

  /** Sums over the time for which no connection was free. */
  public Moments waiting() {
    return sums(TailRequest::waitNanos);
  }

  /** Sums over what the service and the network took. */
  public Moments service() {
    return sums(TailRequest::serviceNanos);
  }

  /** Sums over each part that was told, in the order of {@link TimedPart}. */
  public Map<TimedPart, Moments> parts() {
    Map<TimedPart, Moments> all = new EnumMap<>(TimedPart.class);
    for (TailRequest each : requests) {
      each.parts().forEach((part, nanos) -> all.merge(part, of(nanos), Moments::plus));
    }
    return OutcomeCounts.ordered(TimedPart.class, all);
  }

  /** Sums over what was not told of the service time, which may be less than 0. */
  public Moments untold() {
    return sums(
        requests.stream().map(TailRequest::untoldNanos).flatMapToLong(each -> each.stream()));
  }

  private Moments sums(ToLongFunction<TailRequest> time) {
    return sums(requests.stream().mapToLong(time));
  }

  private static Moments sums(LongStream nanos) {
    return nanos.mapToObj(TailTimes::of).reduce(Moments.NONE, Moments::plus);
  }

  private static Moments of(long nanos) {
    return new Moments(1, nanos, (double) nanos * nanos, nanos, nanos);
  }

  /** The slowest of both. */
  public TailTimes plus(TailTimes other) {
    return new TailTimes(Stream.concat(requests.stream(), other.requests.stream()).toList());
  }
}
