package io.loadline.baseline;

import io.loadline.text.PlainNumber;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * The class of machine that drives a load, and which one it is. Nothing in it names the machine.
 *
 * @param id tells machines apart: a hash
 * @param runner the class of machines as the CI system names it, {@code github-hosted ubuntu24}
 *     say; empty where it names none
 * @param cpu the model of the processor; empty where nobody knows
 * @param cpus processors that the load generator may use
 * @param memoryBytes of the machine; 0 where nobody knows
 * @param os system and architecture
 * @param java the major version
 */
public record MachineFacts(
    String id, String runner, String cpu, int cpus, long memoryBytes, String os, int java) {
  private static final long GIB = 1L << 30;

  /**
   * Of this machine.
   *
   * @param system the properties of the JVM
   * @param environment the variables of the process
   * @param cpus processors that the JVM may use
   * @param root where {@code proc} and {@code etc} are: {@code /}
   */
  public static MachineFacts here(
      Properties system, Map<String, String> environment, int cpus, Path root) {
    return new MachineReader(system, environment, root).read(cpus);
  }

  /** {@code AMD EPYC 7763 64-Core Processor, 4 cpus, 16 GiB}: for people who read the file. */
  public String text() {
    String model = cpu.isEmpty() ? os : cpu;
    String memory = memory();
    return model + ", " + cpus + " cpus" + (memory.isEmpty() ? "" : ", " + memory);
  }

  /**
   * Those facts that are known. The processors of one CI runner's class differ, so it stands for
   * them.
   */
  Map<IdentityFact, String> facts() {
    Map<IdentityFact, String> facts = new EnumMap<>(IdentityFact.class);
    facts.put(IdentityFact.RUNNER, runner);
    facts.put(IdentityFact.CPU, runner.isEmpty() ? cpu : "");
    facts.put(IdentityFact.CPUS, Integer.toString(cpus));
    facts.put(IdentityFact.MEMORY, memory());
    facts.put(IdentityFact.OS, os);
    facts.put(IdentityFact.JAVA, Integer.toString(java));
    return facts;
  }

  /**
   * The nearest of 1, 1.5, 2, 3, 4, 6, 8 GiB and so on: machines of one class differ by what their
   * systems keep for themselves.
   */
  private String memory() {
    if (memoryBytes <= 0) {
      return "";
    }
    double log = Math.log((double) memoryBytes / GIB) / Math.log(2);
    double power = Math.pow(2, Math.floor(log));
    double nearest = power;
    for (double each : new double[] {1.5 * power, 2 * power}) {
      nearest = distance(each, log) < distance(nearest, log) ? each : nearest;
    }
    return PlainNumber.text(nearest) + " GiB";
  }

  private static double distance(double gib, double log) {
    return Math.abs(Math.log(gib) / Math.log(2) - log);
  }
}
