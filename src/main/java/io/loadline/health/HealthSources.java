package io.loadline.health;

import io.loadline.result.PauseTimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Where the figures of this process and its machine come from. Thread-safe. */
public final class HealthSources {
  private final Path root;
  private final LongSupplier clock;
  private final int processors;

  /**
   * The figures of a machine.
   *
   * @param root where {@code proc} and {@code sys} are: {@code /}
   * @param clock {@link System#nanoTime}
   * @param processors how many the JVM may use
   */
  public HealthSources(Path root, LongSupplier clock, int processors) {
    this.root = root;
    this.clock = clock;
    this.processors = processors;
  }

  /** Begins to watch; one thread is started for it and ends with the watch. */
  public HealthWatch watch(List<LoopWork> loops) {
    Optional<ControlGroup> group = ControlGroup.own(root);
    HiccupMeter hiccups = new HiccupMeter(clock).start();
    return new HealthWatch(at -> read(at, group, hiccups, loops), hiccups::close);
  }

  private HealthReading read(
      long at, Optional<ControlGroup> group, HiccupMeter hiccups, List<LoopWork> loops) {
    OptionalDouble quota = group.map(ControlGroup::quota).orElse(OptionalDouble.empty());
    return new HealthReading(
        at,
        new CpuAllowance(
            ProcessCpu.nanos(),
            Math.min(processors, quota.orElse(processors)),
            group.map(ControlGroup::throttledNanos).orElse(OptionalLong.empty())),
        CpuTimes.read(root),
        CpuPressure.nanos(root),
        GcTime.nanos(),
        Optional.of(new PauseTimes(hiccups.total(), hiccups.takeLongest())),
        loops.stream().map(LoopWork::nanos).toList());
  }
}
