package io.loadline.gate;

import io.loadline.config.gate.EndpointGate;
import io.loadline.config.gate.MixedGate;
import io.loadline.health.Resources;
import io.loadline.kubernetes.client.NotReadyInClusterException;
import io.loadline.load.MachineLock;
import io.loadline.load.Stop;
import io.loadline.ready.NotReadyException;
import io.loadline.report.ProgressPrinter;
import io.loadline.report.Report;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A test with several endpoints: each gets ready, then all are loaded at once, each by an engine
 * with connections and recorders of its own.
 */
public final class MixedRun {
  private final String name;
  private final MixedGate gate;
  private final MixedReports reports;
  private final PrintStream out;
  private final Map<String, GateRun> runs = new LinkedHashMap<>();

  public MixedRun(String name, MixedGate gate, MixedReports reports, PrintStream out) {
    this.name = name;
    this.gate = gate;
    this.reports = reports;
    this.out = out;
    for (EndpointGate each : gate.endpoints()) {
      String shown = name + ", " + each.name();
      runs.put(each.name(), new GateRun(shown, each.gate(), reports.of(each), out));
    }
  }

  /** Never throws for a verdict; whatever keeps it from measuring is written, then thrown. */
  public GateResult run() throws InterruptedException {
    return ReportedRun.of(reports::writeError, stop -> reports.write(measure(stop)));
  }

  private List<Report> measure(Stop stop) throws InterruptedException {
    Resources.ofThisProcess().check(gate.connections());
    TaskScope<Report> all = new TaskScope<>();
    try (ProgressPrinter printer = ProgressPrinters.of(gate.switches(), out);
        SharedFloor floor = new SharedFloor(runs.size(), this::lock, stop, name, printer)) {
      runs.forEach((endpoint, run) -> all.add(endpoint, () -> measure(endpoint, run, floor)));
      List<Report> measured = all.join(threads -> cancel(threads, floor, stop));
      if (measured.size() < runs.size()) {
        Thread.interrupted();
        throw new InterruptedException();
      }
      return measured;
    }
  }

  private static Report measure(String endpoint, GateRun run, Floor floor)
      throws InterruptedException {
    try {
      return run.judged(run.measure(floor));
    } catch (NotReadyException e) {
      throw e.masked(text -> "endpoint " + endpoint + ": " + text);
    } catch (NotReadyInClusterException e) {
      throw e.masked(text -> "endpoint " + endpoint + ": " + text);
    }
  }

  /** What is measured is kept; what only waits is not. */
  private static void cancel(List<? extends Thread> threads, SharedFloor floor, Stop stop) {
    stop.request();
    if (!floor.isTaken()) {
      threads.forEach(Thread::interrupt);
    }
  }

  private MachineLock lock() throws InterruptedException {
    MachineLock lock = MachineLock.acquire(SelfChecking.lockFile(), this::say);
    Consumer<String> say = gate.switches().progress() ? this::say : line -> {};
    SelfChecking.of(gate.demand(), gate.switches(), say).ifPresent(reports::selfChecked);
    return lock;
  }

  private void say(String line) {
    out.println(reports.mask(name + ": " + line));
  }
}
