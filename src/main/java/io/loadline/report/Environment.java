package io.loadline.report;

import io.loadline.result.GeneratorLimits;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a run took place. Nothing in it names the machine.
 *
 * @param loadline the version of this library
 * @param java the version of the JVM
 * @param vendor of the JVM
 * @param cpus processors that the JVM may use
 * @param selfCheck what the load generator can do there; null where it was not tried
 */
public record Environment(
    String loadline,
    String java,
    String vendor,
    String os,
    String arch,
    int cpus,
    @Nullable GeneratorLimits selfCheck) {
  /**
   * From the system properties of a JVM.
   *
   * @param loadline the version of this library
   */
  public static Environment of(String loadline, Properties system, int cpus) {
    return new Environment(
        loadline,
        system.getProperty("java.version", "unknown"),
        system.getProperty("java.vendor", "unknown"),
        system.getProperty("os.name", "unknown"),
        system.getProperty("os.arch", "unknown"),
        cpus,
        null);
  }

  /** The same with what a self-check found. */
  public Environment with(@Nullable GeneratorLimits found) {
    return new Environment(loadline, java, vendor, os, arch, cpus, found);
  }
}
