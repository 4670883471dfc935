package io.loadline.report;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.KnownTiming.Checked;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingCoverage;
import io.loadline.result.Distribution;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the server told of its own time, on lines of the text. */
final class ServerLines {
  private static final int PARTS_A_LINE = 2;
  private static final int MEANS_A_LINE = 3;

  private ServerLines() {}

  /** Nothing where it told nothing, or nothing that is believed. */
  static List<String> of(RunResult run) {
    RequestTimings timings = run.server().requests();
    if (timings == null || timings.isContradicted() || timings.parts().isEmpty()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    timings
        .parts()
        .forEach((part, told) -> parts.add(part.id() + " " + TokenLine.times(told.times())));
    Distribution beyond = timings.beyondUpstream();
    if (beyond != null) {
      parts.add("beyond upstream " + TokenLine.times(beyond));
    }
    List<String> lines = RunLines.items("server", parts, PARTS_A_LINE);
    lines.add(RunLines.labeled("", rest(timings) + " (" + source(run, timings) + ")"));
    return lines;
  }

  private static String rest(RequestTimings timings) {
    return timings.untold().count() == 0
        ? "the rest is not known"
        : nameOfRest(timings) + " " + TokenLine.times(timings.untold());
  }

  /** Only where the server tells of the model at work alone, the rest is known to be before it. */
  private static String nameOfRest(RequestTimings timings) {
    boolean modelAlone =
        timings.rows().stream()
            .map(row -> row.claim().coverage())
            .allMatch(
                coverage -> coverage == TimingCoverage.COMPUTE || coverage == TimingCoverage.PROXY);
    boolean all =
        timings.parts().containsKey(TimedPart.QUEUE)
            || timings.parts().containsKey(TimedPart.TOTAL);
    return modelAlone && !all && hasAllWork(timings) ? "queue or network" : "not told";
  }

  /** Whether all of the model's work was told of each request; a user may name some of it. */
  private static boolean hasAllWork(RequestTimings timings) {
    return isWhole(timings, TimedPart.COMPUTE)
        || (isWhole(timings, TimedPart.PREFILL) && isWhole(timings, TimedPart.DECODE));
  }

  private static boolean isWhole(RequestTimings timings, TimedPart part) {
    PartTimes told = timings.parts().get(part);
    return told != null && told.times().count() == timings.untold().count();
  }

  private static String source(RunResult run, RequestTimings timings) {
    String servers =
        timings.rows().stream()
            .map(row -> row.server() + "'s")
            .distinct()
            .collect(Collectors.joining(" and "));
    long successes = run.outcomes().successes();
    long used = timings.told() - timings.contradicted();
    String some =
        used == successes
            ? ""
            : ", of %d of %s".formatted(used, NumberText.count(successes, "answer"));
    return servers + " timings" + account(timings.rows()) + some;
  }

  private static String account(List<KnownTiming> rows) {
    boolean ran = rows.stream().allMatch(row -> row.evidence().checked() == Checked.RAN);
    return ran ? "" : ", by its own account";
  }

  /** What it told over the run; nothing where that is not of this run alone. */
  static List<String> overRun(RunResult run) {
    ScrapedRun scraped = run.server().scraped();
    KnownTiming row = scraped == null ? null : scraped.row();
    if (scraped == null || row == null || scraped.parts().isEmpty()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    scraped
        .parts()
        .forEach(
            (part, told) -> {
              if (part != TimedPart.PREPARE && told.count() > 0) {
                parts.add(part.id() + " mean " + NumberText.millis(told.mean()) + " ms");
              }
            });
    List<String> others = new ArrayList<>();
    if (Double.isFinite(scraped.waiting())) {
      others.add(NumberText.decimal(scraped.waiting()) + " waiting");
    }
    if (Double.isFinite(scraped.busy())) {
      others.add("busy " + Math.round(scraped.busy() * 100) + " %");
    }
    others.add("(" + row.server() + "'s counters over the run" + account(List.of(row)) + ")");
    List<String> lines = RunLines.items("server", parts, MEANS_A_LINE);
    lines.add(RunLines.labeled("", String.join("  ", others)));
    return parts.isEmpty() ? List.of() : lines;
  }
}
