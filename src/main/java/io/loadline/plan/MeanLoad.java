package io.loadline.plan;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What an open load offers on average, whatever its seed draws.
 *
 * @param requests how many; not whole for a time in which a part of one is due
 * @param nanos in which they are due, rounded down; more than 0
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record MeanLoad(double requests, long nanos) {
  /** Requests a second. */
  public double perSecond() {
    return requests * 1e9 / nanos;
  }

  /** That of a workload; empty for a closed one. */
  public static Optional<MeanLoad> of(Workload workload, PhaseLength extent) {
    if (workload instanceof Workload.Staged staged) {
      return staged.isOpen() ? Optional.of(of(staged)) : Optional.empty();
    }
    return workload instanceof Workload.Open open
        ? Optional.of(of(open, extent))
        : Optional.empty();
  }

  private static MeanLoad of(Workload.Open open, PhaseLength extent) {
    double rate = open.meanRate();
    if (extent instanceof PhaseLength.Requests counted) {
      long within = counted.within().toNanos();
      long nanos = within > 0 ? within : (long) (counted.count() * 1e9 / rate);
      return new MeanLoad((double) counted.count(), Math.max(1, nanos));
    }
    long nanos = ((PhaseLength.Span) extent).duration().toNanos();
    return new MeanLoad(rate * nanos / 1e9, nanos);
  }

  private static MeanLoad of(Workload.Staged staged) {
    double requests =
        staged.stages().stream()
            .mapToDouble(
                stage ->
                    stage instanceof Stage.Rates rates
                        ? rates.due().doubleValue()
                        : (double) stage.plannedRequests())
            .sum();
    return new MeanLoad(requests, staged.duration().toNanos());
  }
}
