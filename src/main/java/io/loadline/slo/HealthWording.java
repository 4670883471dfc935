package io.loadline.slo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What disturbed a run, in words. */
final class HealthWording {
  private HealthWording() {}

  /** What happened and what to do about it; empty when nothing did. */
  static String reason(Disturbances disturbances) {
    List<Disturbances.Peak> peaks = disturbances.crossings();
    String happened = peaks.stream().map(HealthWording::crossing).collect(Collectors.joining("; "));
    String remedies =
        peaks.stream()
            .map(peak -> SignalWording.remedy(peak.signal()))
            .distinct()
            .collect(Collectors.joining("; "));
    return peaks.isEmpty() ? "" : happened + ". Fix: " + remedies;
  }

  private static String crossing(Disturbances.Peak peak) {
    String others =
        peak.crossings() == 1
            ? ""
            : String.format(Locale.ROOT, ", too much in %d seconds", peak.crossings());
    return at(peak) + others;
  }

  private static String at(Disturbances.Peak peak) {
    return String.format(
        Locale.ROOT,
        "%s at %.1f s",
        SignalWording.text(peak.signal(), peak.value()),
        peak.startNanos() / 1e9);
  }

  /** For a verdict that stands all the same. */
  static List<String> notes(Disturbances disturbances, boolean stands) {
    List<String> notes = new ArrayList<>();
    if (stands && !disturbances.isNone()) {
      notes.add("the load generator was disturbed, the verdict stands: " + reason(disturbances));
    }
    List<Disturbances.Peak> warnings = disturbances.warnings();
    if (!warnings.isEmpty()) {
      notes.add(
          "not far from a disturbed load generator: "
              + warnings.stream().map(HealthWording::at).collect(Collectors.joining("; ")));
    }
    return notes;
  }
}
