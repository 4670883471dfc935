package io.loadline.result;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The requests of one slice of the measurement.
 *
 * @param byOutcome how many ended in each way, those never sent included; only those that occurred,
 *     in the order of {@link Outcome}
 * @param refused of them, as in {@link RequestCounts}
 * @param exceedances one for each distinct latency limit, in the order of {@link RequestCounts}
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record AttemptCounts(
    Map<Outcome, Long> byOutcome, long refused, List<Exceedance> exceedances) {
  public AttemptCounts {
    byOutcome = OutcomeCounts.ordered(Outcome.class, byOutcome);
    exceedances = List.copyOf(exceedances);
  }

  /** The sums, of two parts of one run. */
  public AttemptCounts plus(AttemptCounts other) {
    return new AttemptCounts(
        OutcomeCounts.sum(byOutcome, other.byOutcome, Long::sum),
        refused + other.refused,
        RequestCounts.sum(exceedances, other.exceedances));
  }

  /** Requests that ended in this way. */
  public long of(Outcome outcome) {
    return byOutcome.getOrDefault(outcome, 0L);
  }

  /** Requests that succeeded. */
  public long successes() {
    return of(Outcome.SUCCESS);
  }

  /** Requests that did not, those never sent included. */
  public long errors() {
    return requests() - successes();
  }

  /** All of them. */
  public long requests() {
    return byOutcome.values().stream().mapToLong(Long::longValue).sum();
  }
}
