package io.loadline.report;

import io.loadline.plan.Arrivals;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.Workload;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Distribution;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.result.SlowestRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was driven and what came back, one fact a line. */
final class RunLines {
  private static final int LONGEST_SAMPLE = 300;

  private RunLines() {}

  static String load(RunResult run) {
    return labeled(
        "load",
        NumberText.count(run.outcomes().total(), "request")
            + ", "
            + workload(run)
            + ", "
            + NumberText.seconds(run.elapsedNanos())
            + ending(run.ending())
            + (run.warmupRequests() == 0
                ? "; no warm-up"
                : "; warm-up " + NumberText.count(run.warmupRequests(), "request")));
  }

  private static String workload(RunResult run) {
    LoadPlan plan = run.plan();
    if (plan.workload() instanceof Workload.Open open) {
      boolean poisson = open.arrivals() == Arrivals.POISSON;
      return NumberText.decimal(open.rate().perSecond())
          + (poisson ? "/s Poisson (seed " + plan.seed() + ")" : "/s constant")
          + turns(open)
          + ", "
          + connections(run);
    }
    String stages =
        plan.workload() instanceof Workload.Staged staged
            ? NumberText.count(staged.stages().size(), "stage")
            : "";
    if (plan.workload().isOpen()) {
      return stages + " (seed " + plan.seed() + "), " + connections(run);
    }
    return NumberText.count(plan.workload().users(), "user")
        + (stages.isEmpty() ? "" : " in " + stages)
        + " in a closed loop (queueing is not seen that way)";
  }

  /** How it took turns with another endpoint; empty for a load that was driven all the time. */
  static String turns(Workload.Open open) {
    SlicePlan slices = open.slices();
    return slices == null ? "" : " in turns of " + NumberText.duration(slices.length());
  }

  /** Whether the number of the plan is an upper bound. */
  static boolean mayOpenFewer(RunResult run) {
    return run.connections() == null || run.plan().opensAsNeeded();
  }

  private static String connections(RunResult run) {
    String count = NumberText.count(run.plan().connections(), "connection");
    ConnectionUse use = run.connections();
    if (use == null) {
      return "up to " + count;
    }
    return run.plan().opensAsNeeded() ? "up to " + count + " (" + use.opened() + " opened)" : count;
  }

  private static String ending(RunEnding ending) {
    return switch (ending) {
      case COMPLETE -> "";
      case DECIDED -> " (ended early)";
      case HARD_END -> " (ended by force)";
      case INTERRUPTED -> " (interrupted)";
      case LOST -> " (lost)";
    };
  }

  static String response(RunResult run) {
    long successes = run.response().count();
    boolean some = successes > 0 && run.outcomes().errors() > 0;
    return labeled(
        "response",
        times(run.response()) + (some ? "  (of the " + successes + " that succeeded)" : ""));
  }

  static String service(RunResult run) {
    if (!run.hasServiceTimes()) {
      return labeled(
          "service", "not known   lag p99 " + NumberText.millis(run.lag().percentile(99)) + " ms");
    }
    return labeled(
        "service",
        "%s\nwait p99 %s ms   lag p99 %s ms"
            .formatted(
                times(run.service()),
                NumberText.millis(run.waiting().percentile(99)),
                NumberText.millis(run.lag().percentile(99))));
  }

  private static String times(Distribution times) {
    if (times.count() == 0) {
      return "no request succeeded";
    }
    return "mean %s  p50 %s  p90 %s  p99 %s  max %s ms"
        .formatted(
            NumberText.millis(times.mean()),
            NumberText.millis(times.percentile(50)),
            NumberText.millis(times.percentile(90)),
            NumberText.millis(times.percentile(99)),
            NumberText.millis(times.max()));
  }

  /** Nothing when all is success. */
  static List<String> outcomes(Report report) {
    OutcomeCounts outcomes = report.run().outcomes();
    List<String> lines = new ArrayList<>();
    if (outcomes.errors() == 0) {
      return lines;
    }
    for (Map.Entry<Outcome, OutcomeCounts.Count> entry : outcomes.byOutcome().entrySet()) {
      String label = lines.isEmpty() ? "outcomes" : "";
      lines.add(labeled(label, outcome(report, entry.getKey(), entry.getValue())));
    }
    long refused = report.run().refused();
    if (refused > 0) {
      boolean grpc = report.run().plan().call().target().isGrpc();
      String by = grpc ? "RESOURCE_EXHAUSTED or UNAVAILABLE" : "429 or 503";
      lines.add(labeled("", refused + " of these were refused (" + by + ")"));
    }
    return lines;
  }

  private static String outcome(Report report, Outcome outcome, OutcomeCounts.Count count) {
    String text = outcome.id() + " " + count.count();
    if (outcome == Outcome.SUCCESS) {
      return text;
    }
    String sample = oneLine(report.masked(count.sample()));
    return text
        + ", first at "
        + NumberText.seconds(count.firstNanos())
        + (sample.isEmpty() ? "" : ": " + sample);
  }

  /** What a service sends must neither break the layout nor steer a terminal. */
  static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
    return line.length() <= LONGEST_SAMPLE ? line : line.substring(0, LONGEST_SAMPLE) + "...";
  }

  static List<String> slowest(@Nullable SlowestRequest slowest) {
    if (slowest == null) {
      return List.of();
    }
    String millis = NumberText.millis(slowest.responseNanos());
    String at = NumberText.seconds(slowest.intendedNanos());
    return List.of(labeled("slowest", "#" + slowest.index() + " " + millis + " ms at " + at));
  }

  /** {@link #labeled}, with so many of the figures on a line. */
  static List<String> items(String label, List<String> figures, int each) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < figures.size(); i += each) {
      List<String> some = figures.subList(i, Math.min(i + each, figures.size()));
      lines.add(labeled(i == 0 ? label : "", String.join("  ", some)));
    }
    return lines;
  }

  /** {@code text} after a label that all lines have room for. */
  static String labeled(String label, String text) {
    String indent = " ".repeat(12);
    return "  " + label + indent.substring(2 + label.length()) + text.replace("\n", "\n" + indent);
  }
}
