package io.loadline;

import io.loadline.config.gate.Gate;
import io.loadline.engine.Transports;
import io.loadline.health.Resources;
import io.loadline.health.Vitals;
import io.loadline.kubernetes.client.NotReadyInClusterException;
import io.loadline.load.LoadEngine;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.ready.NotReadyException;
import io.loadline.report.Report;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.transport.TargetGuard;
import io.loadline.transport.Transport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** One gate from its plan to its result: guard, wait, load, judge, report. */
final class GateRun {
  private final String name;
  private final Gate gate;
  private final RunReports reports;
  private final PrintStream out;
  private final ClusterParts parts;

  GateRun(String name, Gate gate, RunReports reports, PrintStream out) {
    this(name, gate, reports, out, ClusterParts.REAL);
  }

  GateRun(String name, Gate gate, RunReports reports, PrintStream out, ClusterParts parts) {
    this.name = name;
    this.gate = gate;
    this.reports = reports;
    this.out = out;
    this.parts = parts;
  }

  /** Never throws for a verdict; whatever keeps it from measuring is written, then thrown. */
  LoadResult run() throws InterruptedException {
    return ReportedRun.of(
        reports::writeError,
        stop -> {
          Resources.ofThisProcess().check(gate.plan().connections());
          Floor floor = new OwnFloor(name, gate.switches(), reports, out, stop);
          return reports.write(judged(measure(floor)));
        });
  }

  /** The report on a run. */
  Report judged(RunResult run) {
    return reports.report(run, Judge.judge(run, gate.readiness().permitted()));
  }

  /** Makes ready, measures when it has the floor, and leaves nothing open. */
  RunResult measure(Floor floor) throws InterruptedException {
    Call call = gate.plan().call();
    TargetGuard.check(call.target(), gate.switches().allowedHosts());
    TokenRequests requests = parts.tokens(gate.cluster(), call.target());
    try (Caller caller = Caller.of(gate.credential(), requests)) {
      reports.hide(caller::mask);
      return measure(floor, call.as(caller));
    } catch (NotReadyException e) {
      throw e.masked(reports::mask);
    } catch (NotReadyInClusterException e) {
      throw e.masked(reports::mask);
    }
  }

  private RunResult measure(Floor floor, Call call) throws InterruptedException {
    Consumer<String> say = gate.switches().progress() ? this::say : line -> {};
    try (ClusterSession session = open(call)) {
      Preparation preparation = new Preparation(gate, call, session, say);
      LoadPlan plan = preparation.ready();
      return session.finished(
          floor.give(plan, turn -> drive(preparation.stillReady(plan), session, turn)));
    }
  }

  private ClusterSession open(Call call) {
    return parts.clusters().open(call, gate.readiness(), gate.cluster(), this::say);
  }

  private RunResult drive(LoadPlan plan, ClusterSession session, Floor.Turn turn) {
    try (Transport transport = Transports.of(gate.switches().transport(), plan.call())) {
      LoadEngine engine =
          new LoadEngine(
              transport,
              Clock.systemUTC(),
              System::nanoTime,
              turn.cores(),
              Optional.of(new Vitals(Path.of("/"), System::nanoTime, SelfChecking.cores())));
      session.loadStarts();
      return engine.run(plan, turn.stop(), turn.progress(), turn.start());
    }
  }

  private void say(String line) {
    out.println(reports.mask(name + ": " + line));
  }
}
