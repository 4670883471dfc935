package io.loadline.gate;

import io.loadline.config.gate.BaselineTerms;
import io.loadline.config.gate.Gate;
import io.loadline.plan.LoadPlan;
import io.loadline.report.Report;
import io.loadline.result.ComparedRuns;
import io.loadline.result.RunResult;
import io.loadline.slo.BaselineRule;
import io.loadline.slo.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Repeats the load of a gate, and holds its runs against a baseline. */
final class BaselineRuns {
  /** By which seeds of runs differ: no two runs are of the same arrivals. */
  private static final long NEXT_SEED = 1_000_003;

  private final Gate gate;
  private final GateBaseline baseline;
  private final ResultWriter writer;

  BaselineRuns(Gate gate, GateBaseline baseline, ResultWriter writer) {
    this.gate = gate;
    this.baseline = baseline;
    this.writer = writer;
  }

  /** Drives the load of a gate once. */
  interface Measurement {
    Report measure(Gate gate) throws InterruptedException;
  }

  /** What is told of all runs: the worst of them by limits, beside the baseline. */
  List<Report> measure(Measurement measurement) throws InterruptedException {
    baseline.power().ifPresent(writer.notes()::add);
    List<Report> all = new ArrayList<>();
    BaselineTerms terms = gate.baseline().orElseThrow();
    int runs = terms.runs();
    while (all.size() < runs && all.stream().map(Report::run).allMatch(BaselineRuns::goesOn)) {
      Gate next = drawn(terms.seedIsDrawn() ? all.size() * NEXT_SEED : 0);
      Report report = measurement.measure(next);
      all.add(report);
      if (runs > 1) {
        writer.keep(next.endpoints().get(0), report, all.size());
      }
    }
    return List.of(told(all, runs));
  }

  /** The gate with arrivals of its own. */
  private Gate drawn(long plus) {
    Gate.Endpoint only = gate.endpoints().get(0);
    Gate.Endpoint other =
        new Gate.Endpoint(
            only.name(),
            only.weight(),
            drawn(only.plan(), plus),
            only.readiness(),
            only.cluster(),
            only.metrics(),
            only.settings());
    return new Gate(
        List.of(other),
        gate.switches(),
        gate.secrets(),
        gate.warnings(),
        gate.workers(),
        gate.baseline());
  }

  private static LoadPlan drawn(LoadPlan plan, long plus) {
    return new LoadPlan(
        plan.call(),
        plan.workload(),
        plan.phases(),
        plan.connectionCounts(),
        plan.seed() + plus,
        plan.objectives(),
        plan.goodput(),
        plan.tracing());
  }

  /** Whether more runs can change what will be told. */
  private static boolean goesOn(RunResult run) {
    return run.ending().isWhole() && run.outcomes().successes() > 0;
  }

  private Report told(List<Report> all, int planned) {
    Report worst = all.stream().max(Comparator.comparing(BaselineRuns::verdict)).orElseThrow();
    Report told = planned == 1 ? worst : noting(worst, of(all, planned, worst));
    ComparedRuns compared = baseline.compared(all.stream().map(Report::run).toList());
    if (all.size() < planned) {
      compared = compared.hinderedBy("only " + all.size() + " of " + planned + " runs were made");
    }
    String recorded = baseline.record(all);
    if (!recorded.isEmpty()) {
      compared = compared.hinderedBy(recorded);
      told = noting(told, recorded);
    }
    writer.compared(compared);
    return told.with(BaselineRule.judge(worst.judgment(), compared));
  }

  private Report noting(Report report, String note) {
    writer.notes().add(note);
    return report.noting(note);
  }

  private static Verdict verdict(Report report) {
    return report.judgment().verdict();
  }

  private static String of(List<Report> all, int planned, Report worst) {
    return "all but what is compared is of run "
        + (all.indexOf(worst) + 1)
        + " of "
        + planned
        + ", the worst by its limits; each run is in a folder of its own, run-1 to run-"
        + all.size()
        + (all.size() < planned ? "; the others were not made, since that one ended badly" : "");
  }
}
