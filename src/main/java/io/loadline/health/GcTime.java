package io.loadline.health;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** How long garbage collections kept the program waiting. */
final class GcTime {
  private GcTime() {}

  static OptionalLong nanos() {
    return nanos(ManagementFactory.getGarbageCollectorMXBeans());
  }

  /** Ns so far. ZGC and Shenandoah name what runs beside the program "Cycles": not counted. */
  static OptionalLong nanos(List<GarbageCollectorMXBean> collectors) {
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
}
