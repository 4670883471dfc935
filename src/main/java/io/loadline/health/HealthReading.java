package io.loadline.health;

import io.loadline.result.Health;
import io.loadline.result.PauseTimes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * All counters at one moment; two of them make a {@link Health}.
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

  private static OptionalLong between(OptionalLong earlier, OptionalLong later) {
    return earlier.isPresent() && later.isPresent()
        ? OptionalLong.of(Math.max(0, later.getAsLong() - earlier.getAsLong()))
        : OptionalLong.empty();
  }

  Health since(HealthReading earlier) {
    long nanos = Math.max(1, at - earlier.at);
    OptionalLong cpu = between(earlier.allowance.used(), allowance.used());
    OptionalLong waited = between(earlier.pressure, pressure);
    return new Health(
        orNull(busySince(earlier)),
        share(cpu, nanos * allowance.quota()),
        cpusSince(earlier, CpuTimes::busiestSince),
        orNull(throttledSince(earlier)),
        cpusSince(earlier, CpuTimes::stealSince),
        share(waited, (double) nanos),
        orNull(between(earlier.gc, gc)),
        pausesSince(earlier));
  }

  private OptionalLong throttledSince(HealthReading earlier) {
    return between(earlier.allowance.throttled(), allowance.throttled());
  }

  private @Nullable PauseTimes pausesSince(HealthReading earlier) {
    if (earlier.pauses.isEmpty() || pauses.isEmpty()) {
      return null;
    }
    PauseTimes now = pauses.get();
    long sum = now.sumNanos() - earlier.pauses.get().sumNanos();
    return new PauseTimes(Math.max(0, sum), now.longestNanos());
  }

  private @Nullable Double cpusSince(
      HealthReading earlier, BiFunction<CpuTimes, CpuTimes, @Nullable Double> figure) {
    return earlier.cpus.isEmpty() || cpus.isEmpty()
        ? null
        : figure.apply(cpus.get(), earlier.cpus.get());
  }

  private static @Nullable Double share(OptionalLong part, double whole) {
    return part.isEmpty() || whole <= 0 ? null : Math.min(1, part.getAsLong() / whole);
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  /** The largest share of the time that a loop worked. */
  private OptionalDouble busySince(HealthReading earlier) {
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

  /**
   * What this process has used of the processor time that it may use.
   *
   * @param used ns of processor time so far
   * @param quota how many processors may be used
   * @param throttled for how many ns so far the quota stood still some of its threads
   */
  record CpuAllowance(OptionalLong used, double quota, OptionalLong throttled) {}
}
