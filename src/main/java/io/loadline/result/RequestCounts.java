package io.loadline.result;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How many requests of the measurement were sent, how each ended, and how many were too slow.
 *
 * @param sent requests that got a {@code sent} stamp
 * @param laggedTimeouts time-outs that our own lag may have caused: it took more than 1 ms and 1 %
 *     of the timeout
 * @param refused errors by which the server said that the request was one too many, or that it was
 *     not there to take it: status 429 or 503, RESOURCE_EXHAUSTED or UNAVAILABLE of gRPC
 * @param exceedances one for each distinct latency limit among the objectives
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record RequestCounts(
    long sent,
    OutcomeCounts outcomes,
    long laggedTimeouts,
    long refused,
    List<Exceedance> exceedances) {
  public RequestCounts {
    exceedances = List.copyOf(exceedances);
  }

  /** The sums, of two parts of one run. */
  public RequestCounts plus(RequestCounts other) {
    return new RequestCounts(
        sent + other.sent,
        outcomes.plus(other.outcomes),
        laggedTimeouts + other.laggedTimeouts,
        refused + other.refused,
        sum(exceedances, other.exceedances));
  }

  /** Limit by limit: both have the same ones in the same order. */
  static List<Exceedance> sum(List<Exceedance> left, List<Exceedance> right) {
    List<Exceedance> sums = new ArrayList<>(left.size());
    for (int i = 0; i < left.size(); i++) {
      sums.add(left.get(i).plus(right.get(i)));
    }
    return sums;
  }
}
