package io.loadline.result;

import io.loadline.plan.KnownTiming;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A part of the time of many requests, as the server told it.
 *
 * @param rows that told it, in the order of {@link KnownTiming}; one, unless several kinds of
 *     servers answer
 * @param exceedances one for each distinct limit on it among the objectives, of the successes of
 *     which it was told; {@code response} is with our lag, as a request that is sent late may find
 *     a shorter queue
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record PartTimes(Distribution times, List<KnownTiming> rows, List<Exceedance> exceedances) {
  public PartTimes {
    rows = rows.stream().distinct().sorted().toList();
    exceedances = List.copyOf(exceedances);
  }

  /** All times together. */
  public PartTimes plus(PartTimes other) {
    return new PartTimes(
        times.plus(other.times),
        Stream.concat(rows.stream(), other.rows.stream()).toList(),
        RequestCounts.sum(exceedances, other.exceedances));
  }
}
