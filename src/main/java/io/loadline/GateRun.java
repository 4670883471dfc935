package io.loadline;

import io.loadline.config.Gate;
import io.loadline.health.Resources;
import io.loadline.health.Vitals;
import io.loadline.kubernetes.client.NotReadyInClusterException;
import io.loadline.load.LoadEngine;
import io.loadline.load.MachineLock;
import io.loadline.load.Progress;
import io.loadline.load.Stop;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.ready.NotReadyException;
import io.loadline.ready.ReadyReport;
import io.loadline.ready.ReadyWait;
import io.loadline.report.ProgressPrinter;
import io.loadline.report.Terminal;
import io.loadline.result.RunResult;
import io.loadline.selfcheck.SelfChecks;
import io.loadline.slo.Judge;
import io.loadline.transport.TargetGuard;
import io.loadline.transport.Transport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
    RunResult run;
    ShutdownStop shutdown = ShutdownStop.install();
    try {
      run = measure(shutdown.stop());
      return reports.write(run, Judge.judge(run, gate.readiness().allowScaling()));
    } catch (NotReadyInClusterException e) {
      reports.writeError(String.valueOf(e.getMessage()));
      throw e.masked(reports::mask);
    } catch (RuntimeException e) {
      reports.writeError(e.getMessage() == null ? e.toString() : e.getMessage());
      throw e;
    } catch (InterruptedException e) {
      reports.writeError("the test was interrupted before the load began");
      throw e;
    } finally {
      shutdown.finished();
    }
  }

  private RunResult measure(Stop stop) throws InterruptedException {
    guard(gate.plan().call());
    Resources.ofThisProcess().check(gate.plan().connections());
    Call call = gate.plan().call();
    TokenRequests requests = parts.tokens(gate.cluster(), call.target());
    try (Caller caller = Caller.of(gate.credential(), requests)) {
      reports.hide(caller::mask);
      return measure(stop, call.as(caller));
    }
  }

  /** One deadline for objects and model together. */
  private RunResult measure(Stop stop, Call call) throws InterruptedException {
    long start = System.nanoTime();
    long deadline = start + gate.readiness().timeout().toNanos();
    try (ClusterSession session = open(call)) {
      Call reached = session.reach(call, deadline);
      guard(reached);
      Consumer<String> say = gate.switches().progress() ? this::say : line -> {};
      long since = session == ClusterSession.NONE ? System.nanoTime() : start;
      say.accept(awaitReady(reached, since, say).how());
      return session.finished(locked(stop, gate.plan().calling(reached), session, say));
    }
  }

  private ClusterSession open(Call call) {
    return parts.clusters().open(call, gate.readiness(), gate.cluster(), this::say);
  }

  private void guard(Call call) {
    TargetGuard.check(call.target(), gate.switches().allowedHosts());
  }

  private RunResult locked(Stop stop, LoadPlan plan, ClusterSession session, Consumer<String> say)
      throws InterruptedException {
    MachineLock lock = MachineLock.acquire(lockFile(), this::say);
    try {
      return drive(stop, plan, session, say);
    } finally {
      lock.close();
    }
  }

  private RunResult drive(Stop stop, LoadPlan plan, ClusterSession session, Consumer<String> say) {
    try (Transport transport = Transports.of(gate.switches().transport(), plan.call());
        ProgressPrinter printer = printer()) {
      if (gate.switches().selfCheck()) {
        selfCheck(plan, say);
      }
      LoadEngine engine =
          new LoadEngine(
              transport,
              Clock.systemUTC(),
              System::nanoTime,
              cores(),
              Optional.of(new Vitals(Path.of("/"), System::nanoTime, cores())));
      session.loadStarts();
      return engine.run(plan, stop, progress -> printer.offer(() -> line(progress)));
    }
  }

  private ReadyReport awaitReady(Call call, long start, Consumer<String> say)
      throws InterruptedException {
    try {
      ReadyWait wait = call.isHttp2() ? ReadyWait.overHttp2() : ReadyWait.overHttp();
      return wait.await(call, gate.readiness(), start, say);
    } catch (NotReadyException e) {
      throw e.masked(reports::mask);
    }
  }

  /** Its own server speaks HTTP/1.1, which costs the loops more than HTTP/2 does. */
  private void selfCheck(LoadPlan plan, Consumer<String> say) {
    try (Transport plain = Transports.overHttp1(gate.switches().transport())) {
      new SelfChecks(tempFolder(), Clock.systemUTC(), System::nanoTime, cores())
          .limits(plan, plain, say)
          .ifPresent(
              limits -> {
                reports.selfChecked(limits);
                SelfChecks.warnings(plan, limits).forEach(say);
              });
    }
  }

  private static Path tempFolder() {
    return Path.of(System.getProperty("java.io.tmpdir", "."));
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static Path lockFile() {
    return tempFolder().resolve("loadline.lock");
  }

  private void say(String line) {
    out.println(reports.mask(name + ": " + line));
  }

  private ProgressPrinter printer() {
    return gate.switches().progress()
        ? new ProgressPrinter(out, Terminal.isAttached(), System::nanoTime)
        : ProgressPrinter.off();
  }

  private io.loadline.report.Progress line(Progress progress) {
    return new io.loadline.report.Progress(
        name,
        Duration.ofNanos(progress.elapsedNanos()),
        progress.plannedNanos() < 0 ? null : Duration.ofNanos(progress.plannedNanos()),
        progress.successes() + progress.errors(),
        progress.successes(),
        progress.errors(),
        null);
  }
}
