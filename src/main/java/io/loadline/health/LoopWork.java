package io.loadline.health;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How much a loop has to do.
 *
 * @param thread the loop's own
 * @param idleNanos how long it has polled in vain so far; it uses the processor meanwhile, but
 *     could do more
 */
public record LoopWork(Thread thread, LongSupplier idleNanos) {
  /** Ns of processor time so far that were of use. */
  OptionalLong nanos() {
    OptionalLong cpu = ProcessCpu.nanos(thread);
    return cpu.isEmpty()
        ? cpu
        : OptionalLong.of(Math.max(0, cpu.getAsLong() - idleNanos.getAsLong()));
  }
}
