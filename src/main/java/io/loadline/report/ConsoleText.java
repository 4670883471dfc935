package io.loadline.report;

import io.loadline.result.ClusterResult;
import io.loadline.result.Health;
import io.loadline.result.RunResult;
import io.loadline.slo.Verdict;
import io.loadline.text.OneLine;
import io.loadline.text.WrappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A finished run as text, for the console and as the message of a failure. */
final class ConsoleText {
  private ConsoleText() {}

  /** The verdict, the facts, and, unless it is a PASS, all that is needed to act. */
  static String of(Report report) {
    List<String> lines = lines(report);
    addPlace(lines, report.test(), report.files());
    return text(lines, report::masked);
  }

  /** The same as lines of any length, without its place. */
  static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>(FirstLine.lines(report));
    lines.addAll(ObjectiveTable.lines(report));
    lines.addAll(ComparisonTable.lines(report.judgment().comparisons()));
    addReasons(lines, report);
    addRun(lines, report);
    return lines;
  }

  /** Masked before it is wrapped: a secret may have a blank. */
  static String text(List<String> lines, UnaryOperator<String> mask) {
    return WrappedText.message(OneLine.eachOf(mask.apply(String.join("\n", lines))));
  }

  /** What was measured in a test that ended red for another reason: its figures, no verdict. */
  static String withdrawn(Report report, String reason) {
    List<String> lines = new ArrayList<>(FirstLine.lines(report, "ERROR", reason));
    addReasons(lines, report);
    addRun(lines, report);
    addPlace(lines, report.test(), report.files());
    return text(lines, report::masked);
  }

  /** Where the gate stands in the code, and where its page and its result are. */
  static void addPlace(List<String> lines, TestName test, Report.Files files) {
    addIfKnown(lines, "gate", test.gate());
    addIfKnown(lines, "page", files.page());
    addIfKnown(lines, "report", files.result());
  }

  private static void addIfKnown(List<String> lines, String label, @Nullable String text) {
    if (text != null) {
      lines.add(RunLines.labeled(label, text));
    }
  }

  /** Masked before they are indented: a secret may have several lines. */
  private static void addReasons(List<String> lines, Report report) {
    report.judgment().causes().stream()
        .map(each -> each.sentence() + ". Fix: " + each.advice())
        .forEach(each -> lines.add(RunLines.labeled("cause", report.masked(each))));
    String reason = report.judgment().reason();
    addIfKnown(lines, "reason", reason.isEmpty() ? null : report.masked(reason));
    Stream.of(report.judgment().notes(), AnswerNotes.of(report.run().outcomes()), report.notes())
        .flatMap(List::stream)
        .forEach(note -> lines.add(RunLines.labeled("note", report.masked(note))));
  }

  private static void addRun(List<String> lines, Report report) {
    RunResult run = report.run();
    lines.add(RunLines.load(run));
    lines.addAll(WorkerLines.of(run.workers()));
    lines.addAll(StageLines.of(run));
    lines.add(RunLines.response(run));
    boolean brief = report.judgment().verdict() == Verdict.PASS;
    if (!brief) {
      lines.add(RunLines.service(run));
      lines.addAll(ServerLines.of(run));
      lines.addAll(ServerLines.overRun(run));
    }
    if (report.judgment().verdict() == Verdict.INVALID) {
      lines.addAll(health(run.health()));
    }
    lines.addAll(TokenLine.of(run));
    // An objective may allow errors: they are shown even when all is green.
    lines.addAll(RunLines.outcomes(report));
    if (!brief) {
      lines.addAll(RunLines.slowest(run.slowest()));
      lines.addAll(NotableRequests.lines(run));
    }
    ClusterResult cluster = run.cluster();
    if (cluster != null) {
      lines.add(RunLines.labeled("target", ClusterLine.of(cluster)));
    } else if (!brief) {
      lines.add(RunLines.labeled("target", report.url()));
    }
  }

  /** How the load generator fared: the worst second, and sums of times. Empty for nothing known. */
  static List<String> health(@Nullable Health health) {
    List<String> figures = new ArrayList<>();
    if (health != null) {
      percent(figures, "busy", health.busy());
      percent(figures, "cpu", health.cpu());
      percent(figures, "steal", health.stealShare());
      millis(figures, "throttled", health.throttledNanos());
      millis(figures, "gc", health.gcNanos());
      millis(figures, "longest pause", health.longestPauseNanos());
    }
    return RunLines.items("health", figures, 3);
  }

  private static void percent(List<String> figures, String label, @Nullable Double share) {
    if (share != null) {
      figures.add(label + " " + NumberText.decimal(share * 100) + " %");
    }
  }

  private static void millis(List<String> figures, String label, @Nullable Long nanos) {
    if (nanos != null) {
      figures.add(label + " " + NumberText.millis(nanos.longValue()) + " ms");
    }
  }
}
