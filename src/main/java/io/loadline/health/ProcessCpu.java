package io.loadline.health;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/** What the JVM knows of its process. */
final class ProcessCpu {
  private ProcessCpu() {}

  /** Processor time so far in ns. */
  static OptionalLong nanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? known(system.getProcessCpuTime())
        : OptionalLong.empty();
  }

  /** How many more files and sockets may be opened. */
  static OptionalLong freeDescriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? known(unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount())
        : OptionalLong.empty();
  }

  /** Processor time of a thread so far in ns. */
  static OptionalLong nanos(Thread thread) {
    return ManagementFactory.getThreadMXBean().isThreadCpuTimeSupported()
        ? known(ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()))
        : OptionalLong.empty();
  }

  private static OptionalLong known(long value) {
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
