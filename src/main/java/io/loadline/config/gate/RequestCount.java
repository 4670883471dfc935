package io.loadline.config.gate;

import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;

/** How many requests a run may send. */
final class RequestCount {
  /** Poisson arrivals exceed their mean by more than so many deviations next to never. */
  private static final int DEVIATIONS = 6;

  /** No run sends so many; small enough to be added up. */
  private static final long UNKNOWN = Long.MAX_VALUE / 4;

  private RequestCount() {}

  /** No fewer than will be sent, those of the warm-up included. */
  static long most(Workload workload, PhaseLength extent, PhaseLength warmup) {
    return most(workload, extent) + most(workload, warmup);
  }

  private static long most(Workload workload, PhaseLength extent) {
    if (extent instanceof PhaseLength.Requests requests) {
      return Math.min(UNKNOWN, requests.count());
    }
    if (!workload.isOpen()) {
      return UNKNOWN;
    }
    double mean = workload.peakRate() * ((PhaseLength.Span) extent).duration().toNanos() / 1e9;
    return (long) Math.ceil(mean + DEVIATIONS * Math.sqrt(mean)) + 1;
  }
}
