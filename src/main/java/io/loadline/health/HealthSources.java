package io.loadline.health;

import io.loadline.result.PauseTimes;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Where the figures of this process and its machine come from. Thread-safe. */
public final class HealthSources {
  private static final Pattern SOME_WAITED = Pattern.compile("some .*total=(\\d{1,18}).*");

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

  /**
   * Begins to watch; one thread is started for it and ends with the watch.
   *
   * @param loops the thread of each
   * @param idleNanos how long each has polled in vain so far; it uses the processor meanwhile, but
   *     could do more
   */
  public HealthWatch watch(List<? extends Thread> loops, List<LongSupplier> idleNanos) {
    List<LoopWork> work =
        IntStream.range(0, loops.size())
            .mapToObj(loop -> new LoopWork(loops.get(loop), idleNanos.get(loop)))
            .toList();
    Optional<ControlGroup> group = ControlGroup.own(root);
    HiccupMeter hiccups = new HiccupMeter(clock).start();
    return new HealthWatch(at -> read(at, group, hiccups, work), hiccups::close);
  }

  private HealthReading read(
      long at, Optional<ControlGroup> group, HiccupMeter hiccups, List<LoopWork> loops) {
    OptionalDouble quota = group.map(ControlGroup::quota).orElse(OptionalDouble.empty());
    return new HealthReading(
        at,
        new HealthReading.CpuAllowance(
            ProcessCpu.nanos(),
            Math.min(processors, quota.orElse(processors)),
            group.map(ControlGroup::throttledNanos).orElse(OptionalLong.empty())),
        CpuTimes.read(root),
        pressureNanos(root),
        gcNanos(ManagementFactory.getGarbageCollectorMXBeans()),
        Optional.of(new PauseTimes(hiccups.total(), hiccups.takeLongest())),
        loops.stream().map(LoopWork::nanos).toList());
  }

  /** How long some thread waited for a processor; empty where the kernel does not count. */
  static OptionalLong pressureNanos(Path root) {
    return SystemFile.lines(root.resolve("proc/pressure/cpu")).stream()
        .map(SOME_WAITED::matcher)
        .filter(Matcher::matches)
        .mapToLong(some -> Long.parseLong(some.group(1)) * 1_000)
        .findFirst();
  }

  /**
   * How long collections kept the program waiting. ZGC and Shenandoah name what runs beside the
   * program "Cycles": not counted.
   */
  static OptionalLong gcNanos(List<GarbageCollectorMXBean> collectors) {
    List<Long> times =
        collectors.stream()
            .filter(collector -> !collector.getName().endsWith("Cycles"))
            .map(GarbageCollectorMXBean::getCollectionTime)
            .filter(millis -> millis >= 0)
            .toList();
    return times.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            TimeUnit.MILLISECONDS.toNanos(times.stream().mapToLong(Long::longValue).sum()));
  }

  /**
   * How much a loop has to do.
   *
   * @param thread the loop's own
   * @param idleNanos how long it has polled in vain so far
   */
  private record LoopWork(Thread thread, LongSupplier idleNanos) {
    /** Ns of processor time so far that were of use. */
    OptionalLong nanos() {
      OptionalLong cpu = ProcessCpu.nanos(thread);
      return cpu.isEmpty()
          ? cpu
          : OptionalLong.of(Math.max(0, cpu.getAsLong() - idleNanos.getAsLong()));
    }
  }
}
