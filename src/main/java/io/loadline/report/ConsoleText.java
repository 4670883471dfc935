package io.loadline.report;

import io.loadline.result.ClusterResult;
import io.loadline.result.RunResult;
import io.loadline.slo.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A finished run as text, for the console and as the message of a failure. */
public final class ConsoleText {
  private ConsoleText() {}

  /** The verdict, the facts, and, unless it is a PASS, all that is needed to act. */
  public static String of(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(FirstLine.of(report));
    lines.addAll(
        ObjectiveTable.lines(report.judgment().objectives(), report.run().plan().call().timeout()));
    addReasons(lines, report);
    addRun(lines, report);
    if (report.resultFile() != null) {
      lines.add(RunLines.labeled("report", report.resultFile()));
    }
    return report.masked(String.join("\n", lines));
  }

  /** What was measured in a test that ended red for another reason: its figures, no verdict. */
  public static String withdrawn(Report report, String reason) {
    List<String> lines = new ArrayList<>();
    lines.add(FirstLine.of(report, "ERROR", reason));
    addReasons(lines, report);
    addRun(lines, report);
    if (report.resultFile() != null) {
      lines.add(RunLines.labeled("report", report.resultFile()));
    }
    return report.masked(String.join("\n", lines));
  }

  /** The first line of {@link #of}: verdict, name, loosening overrides, headline. */
  public static String firstLine(Report report) {
    return report.masked(FirstLine.of(report));
  }

  private static void addReasons(List<String> lines, Report report) {
    if (!report.judgment().reason().isEmpty()) {
      lines.add(RunLines.labeled("reason", report.judgment().reason()));
    }
    report.judgment().notes().forEach(note -> lines.add(RunLines.labeled("note", note)));
    AnswerNotes.of(report.run().outcomes())
        .forEach(note -> lines.add(RunLines.labeled("note", note)));
    report.notes().forEach(note -> lines.add(RunLines.labeled("note", note)));
  }

  private static void addRun(List<String> lines, Report report) {
    RunResult run = report.run();
    lines.add(RunLines.load(run));
    lines.addAll(StageLines.of(run));
    lines.add(RunLines.response(run));
    boolean brief = report.judgment().verdict() == Verdict.PASS;
    if (!brief) {
      lines.add(RunLines.service(run));
    }
    if (report.judgment().verdict() == Verdict.INVALID) {
      lines.addAll(HealthLine.of(run.health()));
    }
    lines.addAll(TokenLine.of(run));
    // An objective may allow errors: they are shown even when all is green.
    lines.addAll(RunLines.outcomes(report));
    if (!brief) {
      lines.addAll(RunLines.slowest(run.slowest()));
    }
    ClusterResult cluster = run.cluster();
    if (cluster != null) {
      lines.add(RunLines.labeled("target", ClusterLine.of(cluster)));
    } else if (!brief) {
      lines.add(RunLines.labeled("target", run.plan().call().target().url().toString()));
    }
  }
}
