package io.loadline.health;

import io.loadline.result.Health;
import io.loadline.result.PauseTimes;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What happened between two readings. */
final class HealthDifference {
  private HealthDifference() {}

  static Health between(HealthReading earlier, HealthReading later) {
    long nanos = Math.max(1, later.at() - earlier.at());
    OptionalLong cpu = HealthReading.between(earlier.allowance().used(), later.allowance().used());
    OptionalLong pressure = HealthReading.between(earlier.pressure(), later.pressure());
    return new Health(
        orNull(later.busySince(earlier)),
        share(cpu, nanos * later.allowance().quota()),
        cpus(earlier, later, CpuTimes::busiestSince),
        orNull(throttled(earlier, later)),
        cpus(earlier, later, CpuTimes::stealSince),
        share(pressure, (double) nanos),
        orNull(HealthReading.between(earlier.gc(), later.gc())),
        pauses(earlier, later));
  }

  private static OptionalLong throttled(HealthReading earlier, HealthReading later) {
    return HealthReading.between(earlier.allowance().throttled(), later.allowance().throttled());
  }

  private static @Nullable PauseTimes pauses(HealthReading earlier, HealthReading later) {
    if (earlier.pauses().isEmpty() || later.pauses().isEmpty()) {
      return null;
    }
    PauseTimes now = later.pauses().get();
    long sum = now.sumNanos() - earlier.pauses().get().sumNanos();
    return new PauseTimes(Math.max(0, sum), now.longestNanos());
  }

  private static @Nullable Double cpus(
      HealthReading earlier,
      HealthReading later,
      BiFunction<CpuTimes, CpuTimes, @Nullable Double> figure) {
    Optional<CpuTimes> before = earlier.cpus();
    Optional<CpuTimes> after = later.cpus();
    return before.isEmpty() || after.isEmpty() ? null : figure.apply(after.get(), before.get());
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
}
