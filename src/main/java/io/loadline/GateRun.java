package io.loadline;

import io.loadline.config.Gate;
import io.loadline.config.LateChecks;
import io.loadline.health.Resources;
import io.loadline.health.Vitals;
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

  GateRun(String name, Gate gate, RunReports reports, PrintStream out) {
    this.name = name;
    this.gate = gate;
    this.reports = reports;
    this.out = out;
  }

  /** Never throws for a verdict; whatever keeps it from measuring is written, then thrown. */
  LoadResult run() throws InterruptedException {
    RunResult run;
    ShutdownStop shutdown = ShutdownStop.install();
    try {
      run = measure(shutdown.stop());
      return reports.write(run, Judge.judge(run));
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
    TargetGuard.check(gate.plan().call().target(), gate.switches().allowedHosts());
    Resources.ofThisProcess().check(gate.plan().connections());
    Consumer<String> say = gate.switches().progress() ? this::say : line -> {};
    ReadyReport ready = awaitReady(say);
    say.accept(ready.how());
    LoadPlan plan = LateChecks.checked(gate.plan().calling(ready.call()));
    MachineLock lock = MachineLock.acquire(lockFile(), this::say);
    try {
      return drive(plan, stop, say);
    } finally {
      lock.close();
    }
  }

  private RunResult drive(LoadPlan plan, Stop stop, Consumer<String> say) {
    try (Transport transport = Transports.of(gate.switches().transport(), plan.call());
        ProgressPrinter printer = printer()) {
      if (gate.switches().selfCheck()) {
        selfCheck(say);
      }
      LoadEngine engine =
          new LoadEngine(
              transport,
              Clock.systemUTC(),
              System::nanoTime,
              cores(),
              Optional.of(new Vitals(Path.of("/"), System::nanoTime, cores())));
      return engine.run(plan, stop, progress -> printer.offer(() -> line(progress)));
    }
  }

  private ReadyReport awaitReady(Consumer<String> say) throws InterruptedException {
    try {
      Call call = gate.plan().call();
      ReadyWait wait = call.isHttp2() ? ReadyWait.overHttp2() : ReadyWait.overHttp();
      return wait.await(call, gate.readiness(), say);
    } catch (NotReadyException e) {
      throw e.masked(gate.secrets()::mask);
    }
  }

  /** Its own server speaks HTTP/1.1, which costs the loops more than HTTP/2 does. */
  private void selfCheck(Consumer<String> say) {
    try (Transport plain = Transports.overHttp1(gate.switches().transport())) {
      new SelfChecks(tempFolder(), Clock.systemUTC(), System::nanoTime, cores())
          .limits(gate.plan(), plain, say)
          .ifPresent(
              limits -> {
                reports.selfChecked(limits);
                SelfChecks.warnings(gate.plan(), limits).forEach(say);
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
    out.println(gate.secrets().mask(name + ": " + line));
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
