package io.loadline.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The requests of one slice of the measurement.
 *
 * @param successes requests that succeeded
 * @param errors requests that did not, those never sent included
 * @param exceedances one for each distinct latency limit, in the order of {@link RequestCounts}
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record AttemptCounts(long successes, long errors, List<Exceedance> exceedances) {
  public AttemptCounts {
    exceedances = List.copyOf(exceedances);
  }

  /** The sums, of two parts of one run. */
  public AttemptCounts plus(AttemptCounts other) {
    return new AttemptCounts(
        successes + other.successes,
        errors + other.errors,
        RequestCounts.sum(exceedances, other.exceedances));
  }
}
