package io.loadline.health;

import io.loadline.result.Health;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What happened between two readings. */
final class Difference {
  private Difference() {}

  static Health between(Reading earlier, Reading later) {
    long nanos = Math.max(1, later.at() - earlier.at());
    OptionalLong cpu = Reading.between(earlier.processCpu(), later.processCpu());
    OptionalLong pressure = Reading.between(earlier.pressure(), later.pressure());
    return new Health(
        orNull(later.busySince(earlier)),
        share(cpu, nanos * later.quota()),
        cpus(earlier, later, CpuTimes::busiestSince),
        orNull(Reading.between(earlier.throttled(), later.throttled())),
        cpus(earlier, later, CpuTimes::stealSince),
        share(pressure, (double) nanos),
        orNull(Reading.between(earlier.gc(), later.gc())),
        orNull(Reading.between(earlier.pauses(), later.pauses())),
        orNull(later.longestPause()));
  }

  private static @Nullable Double cpus(
      Reading earlier, Reading later, BiFunction<CpuTimes, CpuTimes, @Nullable Double> figure) {
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
