package io.loadline.slo;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.MeanLoad;
import io.loadline.plan.PhaseLength;
import io.loadline.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is to be said of a load that was lost with the worker that drove it. */
final class LostLoadWording {
  private static final double NANOS_PER_SECOND = 1e9;

  private LostLoadWording() {}

  /** For the first line: how much of it was measured. */
  static String headline(RunResult run) {
    if (run.hasServiceTimes()) {
      return "the load was measured to its end, but part of what its worker told was lost";
    }
    long planned = plannedNanos(run.plan());
    return "the load was lost after "
        + (planned > 0
            ? seconds(run.elapsedNanos()) + " of " + seconds(planned) + " s"
            : seconds(run.elapsedNanos()) + " s");
  }

  /** 0 when that is not known. */
  private static long plannedNanos(LoadPlan plan) {
    if (plan.extent() instanceof PhaseLength.Span span) {
      return span.duration().toNanos();
    }
    return plan.meanLoad().map(MeanLoad::nanos).orElse(0L);
  }

  /** To a tenth, which is left out where it is 0. */
  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_SECOND).replaceAll("\\.0$", "");
  }

  /** What is not known, where only intervals came. */
  static List<String> notes(RunResult run) {
    if (run.hasServiceTimes()) {
      return List.of();
    }
    List<String> unknown = new ArrayList<>(List.of("service times", "waits"));
    if (run.stream() != null) {
      unknown.add("rates of tokens");
    }
    unknown.add("the slowest request");
    unknown.add("the load generator's health");
    int last = unknown.size() - 1;
    return List.of(
        "not known, since only intervals came: %s and %s; requests of which none tells count as not sent"
            .formatted(String.join(", ", unknown.subList(0, last)), unknown.get(last)));
  }
}
