package io.loadline.health;

import io.loadline.result.PauseTimes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All counters at one moment; two of them make a {@link io.loadline.result.Health}.
 *
 * @param at by the clock of the run
 * @param pauses their sum so far, and the longest since the reading before
 * @param working of each loop, ns of processor time so far without polling in vain
 */
record HealthReading(
    long at,
    CpuAllowance allowance,
    Optional<CpuTimes> cpus,
    OptionalLong pressure,
    OptionalLong gc,
    Optional<PauseTimes> pauses,
    List<OptionalLong> working) {
  HealthReading {
    working = List.copyOf(working);
  }

  static OptionalLong between(OptionalLong earlier, OptionalLong later) {
    return earlier.isPresent() && later.isPresent()
        ? OptionalLong.of(Math.max(0, later.getAsLong() - earlier.getAsLong()))
        : OptionalLong.empty();
  }

  /** The largest share of the time that a loop worked. */
  OptionalDouble busySince(HealthReading earlier) {
    OptionalDouble busiest = OptionalDouble.empty();
    for (int i = 0; i < Math.min(working.size(), earlier.working.size()); i++) {
      OptionalLong nanos = between(earlier.working.get(i), working.get(i));
      if (nanos.isPresent() && at > earlier.at) {
        double share = Math.min(1, (double) nanos.getAsLong() / (at - earlier.at));
        busiest = OptionalDouble.of(Math.max(share, busiest.orElse(0)));
      }
    }
    return busiest;
  }
}
