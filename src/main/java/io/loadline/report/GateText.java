package io.loadline.report;

import io.loadline.plan.Arrivals;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.Workload;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import io.loadline.slo.ObjectiveVerdict;
import io.loadline.slo.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A finished run with several endpoints as text, for the console and the message of a failure. */
final class GateText {
  private static final String INDENT = "  ";

  private GateText() {}

  /** The verdict, all that is broken, the load, then each endpoint as it would be on its own. */
  static String of(GateReport report) {
    List<String> lines = new ArrayList<>(firstLines(report));
    lines.addAll(broken(report));
    lines.add(RunLines.labeled("load", load(report)));
    report.notes().forEach(note -> lines.add(RunLines.labeled("note", report.masked(note))));
    report
        .reports()
        .flatMap(each -> endpoint(each).stream().map(report::masked).flatMap(String::lines))
        .forEach(it -> lines.add(INDENT + it));
    ConsoleText.addPlace(lines, report.test(), report.files());
    return ConsoleText.text(lines, report::masked);
  }

  /** The page of the gate leads to those of its endpoints. */
  private static List<String> endpoint(Report report) {
    List<String> lines = ConsoleText.lines(report);
    ConsoleText.addPlace(lines, report.test(), new Report.Files(null, report.files().result()));
    return lines;
  }

  private static List<String> firstLines(GateReport report) {
    List<String> loosened =
        report
            .reports()
            .flatMap(each -> FirstLine.loosenings(each).map(text -> each.name() + " " + text))
            .toList();
    return FirstLine.lines(report.verdict() + " " + report.name(), headline(report), loosened);
  }

  private static List<String> broken(GateReport report) {
    List<String> lines = new ArrayList<>();
    for (GateReport.Endpoint endpoint : report.endpoints()) {
      for (ObjectiveVerdict verdict : endpoint.report().judgment().objectives()) {
        if (verdict.verdict() == Verdict.FAIL) {
          String label = lines.isEmpty() ? "broken" : "";
          lines.add(RunLines.labeled(label, broken(endpoint, verdict)));
        }
      }
    }
    return lines;
  }

  private static String broken(GateReport.Endpoint endpoint, ObjectiveVerdict verdict) {
    return "%s %s %s: %s"
        .formatted(
            endpoint.name(),
            verdict.objective().metric().id(),
            NumberText.limit(verdict.objective()),
            ObjectiveTable.observed(verdict, endpoint.report().run().plan().call().timeout()));
  }

  private static String load(GateReport report) {
    List<RunResult> runs = report.reports().map(Report::run).toList();
    long requests = runs.stream().mapToLong(run -> run.outcomes().total()).sum();
    long nanos = runs.stream().mapToLong(RunResult::elapsedNanos).max().orElse(0);
    int connections = runs.stream().mapToInt(run -> run.plan().connections()).sum();
    String weights =
        report.endpoints().stream()
            .map(endpoint -> endpoint.name() + " " + endpoint.weight())
            .collect(Collectors.joining(", "));
    boolean turns = SlicePlan.of(runs.get(0).plan()).isPresent();
    return "%s, %s, %s%s, %s%s"
        .formatted(
            NumberText.count(requests, "request"),
            workload(runs.stream().map(RunResult::plan).toList()),
            runs.stream().anyMatch(RunLines::mayOpenFewer) ? "up to " : "",
            NumberText.count(connections, "connection"),
            NumberText.seconds(nanos),
            turns ? "" : "; weights " + weights);
  }

  private static String workload(List<LoadPlan> plans) {
    LoadPlan first = plans.get(0);
    String seed = " (seed " + first.seed() + ")";
    if (first.workload() instanceof Workload.Open open) {
      DoubleStream rates = plans.stream().mapToDouble(plan -> plan.workload().peakRate());
      double rate = open.slices() == null ? rates.sum() : rates.max().orElse(0);
      boolean poisson = open.arrivals() == Arrivals.POISSON;
      return NumberText.decimal(rate)
          + (poisson ? "/s Poisson" + seed : "/s constant")
          + RunLines.turns(open);
    }
    if (first.workload() instanceof Workload.Staged staged && staged.isOpen()) {
      return NumberText.count(staged.stages().size(), "stage") + seed;
    }
    int users = plans.stream().mapToInt(plan -> plan.workload().users()).sum();
    return NumberText.count(users, "user") + " in closed loops";
  }

  /** What follows the name in the first line. */
  static String headline(GateReport report) {
    long objectives = count(report, objective -> true);
    List<String> parts = new ArrayList<>();
    List<GateReport.Endpoint> dead = report.endpoints().stream().filter(GateText::isDead).toList();
    if (!dead.isEmpty()) {
      parts.add("no request to " + names(dead) + " succeeded");
    }
    List<GateReport.Endpoint> failed =
        report.endpoints().stream().filter(GateText::isBroken).toList();
    long broken = count(report, objective -> objective.verdict() == Verdict.FAIL);
    if (broken > 0) {
      String all = NumberText.count(objectives, "objective");
      parts.add(broken + " of " + all + " broken at " + names(failed));
    }
    report.with(Verdict.FAIL).stream()
        .filter(each -> !isDead(each) && !isBroken(each))
        .forEach(each -> parts.add(each.report().judgment().headline() + " at " + each.name()));
    parts.addAll(others(report));
    if (parts.isEmpty()) {
      parts.add(holds(objectives) + " at " + names(report.endpoints()));
    }
    parts.addAll(few(report));
    return String.join("; ", parts);
  }

  /** Of endpoints whose own headline is not told. */
  private static List<String> few(GateReport report) {
    List<String> all = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.FAIL, Verdict.PASS)) {
      for (GateReport.Endpoint each : report.with(verdict)) {
        String few = isDead(each) ? "" : Judgment.tooFew(each.report().judgment().objectives());
        if (!few.isEmpty()) {
          all.add(few + " at " + each.name());
        }
      }
    }
    return all;
  }

  private static String holds(long objectives) {
    return objectives == 1 ? "the objective holds" : "all " + objectives + " objectives hold";
  }

  /** What keeps an endpoint from a PASS or FAIL, each reason once. */
  private static List<String> others(GateReport report) {
    Map<String, List<GateReport.Endpoint>> byReason = new LinkedHashMap<>();
    for (Verdict verdict : List.of(Verdict.INVALID, Verdict.INCONCLUSIVE)) {
      for (GateReport.Endpoint endpoint : report.with(verdict)) {
        String reason = endpoint.report().judgment().headline();
        byReason.computeIfAbsent(reason, it -> new ArrayList<>()).add(endpoint);
      }
    }
    List<String> all = new ArrayList<>();
    byReason.forEach((reason, endpoints) -> all.add(reason + " at " + names(endpoints)));
    return all;
  }

  private static boolean isDead(GateReport.Endpoint endpoint) {
    return endpoint.report().run().outcomes().successes() == 0;
  }

  private static boolean isBroken(GateReport.Endpoint endpoint) {
    return endpoint.report().judgment().objectives().stream()
        .anyMatch(objective -> objective.verdict() == Verdict.FAIL);
  }

  private static long count(GateReport report, Predicate<ObjectiveVerdict> which) {
    return report
        .reports()
        .flatMap(each -> each.judgment().objectives().stream())
        .filter(which)
        .count();
  }

  private static String names(List<GateReport.Endpoint> endpoints) {
    return endpoints.stream().map(GateReport.Endpoint::name).collect(Collectors.joining(", "));
  }
}
