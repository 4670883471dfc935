package io.loadline.slo;

import io.loadline.plan.RunIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What disturbed a run, in words. */
final class HealthWording {
  private HealthWording() {}

  /**
   * What happened and what to do about it; empty when nothing did.
   *
   * @param runIn where the load was driven
   */
  static String reason(RunDisturbances disturbances, RunIn runIn) {
    List<RunDisturbances.Peak> peaks = disturbances.crossings();
    String happened = peaks.stream().map(HealthWording::crossing).collect(Collectors.joining("; "));
    String remedies =
        peaks.stream()
            .map(peak -> remedy(peak.signal(), runIn))
            .distinct()
            .collect(Collectors.joining("; "));
    return peaks.isEmpty() ? "" : happened + ". Fix: " + remedies;
  }

  private static String crossing(RunDisturbances.Peak peak) {
    String others =
        peak.crossings() == 1
            ? ""
            : String.format(Locale.ROOT, ", too much in %d seconds", peak.crossings());
    return at(peak) + others;
  }

  private static String at(RunDisturbances.Peak peak) {
    return String.format(
        Locale.ROOT, "%s at %.1f s", text(peak.signal(), peak.value()), peak.startNanos() / 1e9);
  }

  /** For a verdict that stands all the same. */
  static List<String> notes(RunDisturbances disturbances, boolean stands, RunIn runIn) {
    List<String> notes = new ArrayList<>();
    if (stands && !disturbances.isNone()) {
      notes.add(
          "the load generator was disturbed, the verdict stands: " + reason(disturbances, runIn));
    }
    List<RunDisturbances.Peak> warnings = disturbances.warnings();
    if (!warnings.isEmpty()) {
      notes.add(
          "not far from a disturbed load generator: "
              + warnings.stream().map(HealthWording::at).collect(Collectors.joining("; ")));
    }
    return notes;
  }

  /** What makes it go away where the load was driven. */
  static String remedy(DisturbanceSignal signal, RunIn runIn) {
    return runIn == RunIn.CLUSTER ? ofPod(signal) : ofTest(signal);
  }

  private static String ofPod(DisturbanceSignal signal) {
    return switch (signal) {
      case THROTTLED ->
          "lift the CPU limit that a LimitRange or a policy of its namespace gives the pod, make it"
              + " in another one (loadline.worker-namespace), or lower the rate";
      case STEAL ->
          "have the pod on nodes whose processors are not shared with others"
              + " (loadline.worker-node-selector)";
      case PAUSE ->
          "if it was the garbage collector, have the pod on a node with more memory"
              + " (loadline.worker-node-selector), else request more CPU for it"
              + " (loadline.worker-cpu)";
      case BUSY ->
          "lower the rate, or have the pod on a node with more cores"
              + " (loadline.worker-node-selector)";
      case LAG ->
          "request more CPU for the pod (loadline.worker-cpu), give it a node of its own"
              + " (loadline.worker-node-selector), or lower the rate";
    };
  }

  private static String ofTest(DisturbanceSignal signal) {
    return switch (signal) {
      case THROTTLED -> "raise the CPU limit of the container or job, or lower the rate";
      case STEAL -> "use a machine whose processors are not shared with others";
      case PAUSE ->
          "if it was the garbage collector, give the test JVM more memory (-Xmx), else free a core";
      case BUSY -> "lower the rate, or give the test more cores";
      case LAG -> "free a core for the test, or lower the rate";
    };
  }

  /** What happened; the value is in ns, or a share. */
  private static String text(DisturbanceSignal signal, double value) {
    return switch (signal) {
      case THROTTLED -> "its CPU quota held the load generator back for " + millis(value);
      case STEAL -> "the hypervisor gave " + percent(value) + " of the processors to others";
      case PAUSE -> "the JVM or the machine stood still for " + millis(value);
      case BUSY -> "a loop of the load generator was busy for " + percent(value) + " of the time";
      case LAG -> "requests were fired late, p99 " + millis(value);
    };
  }

  private static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
