package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.health.ResourceLimits;
import io.loadline.load.StopSignal;
import io.loadline.plan.RunIn;
import io.loadline.report.Report;
import io.loadline.text.WrappedText;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures all endpoints of a gate once, together.
 *
 * @param name of the gate
 * @param out where progress is printed
 * @param fresh how long a service counts as ready without being asked again
 */
record GateMeasurement(
    String name,
    Gate gate,
    ResultWriter writer,
    PrintStream out,
    ClusterParts parts,
    Duration fresh) {
  /** What came of each endpoint, in their order. */
  List<Report> measure(StopSignal stop) throws InterruptedException {
    TaskScope<Report> endpoints = new TaskScope<>();
    try (LoadRunner loads = loads(stop)) {
      for (Gate.Endpoint each : gate.endpoints()) {
        EndpointRun run = new EndpointRun(name, each, gate.switches(), writer, out, parts);
        endpoints.add(each.name(), () -> run.measure(loads));
      }
      return endpoints.join(threads -> cancel(threads, loads, stop));
    }
  }

  private LoadRunner loads(StopSignal stop) {
    if (gate.runIn() == RunIn.CLUSTER) {
      return new ClusterLoads(name, gate, parts, stop, progress(), writer, this::say);
    }
    ResourceLimits.ofThisProcess().check(gate.connections(), RunIn.LOCAL);
    StartBarrier barrier = new StartBarrier(gate.endpoints().size(), this::lock, stop, progress());
    return new LocalLoads(barrier, gate.switches(), fresh);
  }

  private CombinedProgress progress() {
    return new CombinedProgress(
        name,
        gate.switches().progress()
            ? ProgressPrinter.to(out, System::nanoTime)
            : ProgressPrinter.off());
  }

  /** What is measured is kept; what only waits is not. */
  private static void cancel(List<? extends Thread> threads, LoadRunner loads, StopSignal stop) {
    stop.request();
    if (!loads.isMeasuring()) {
      threads.forEach(Thread::interrupt);
    }
  }

  /** The machine, with what it can do, once all are ready. */
  private MachineLock lock() throws InterruptedException {
    MachineLock lock = MachineLock.acquire(SelfChecking.lockFile(), this::say);
    Consumer<String> say = gate.switches().progress() ? this::say : line -> {};
    try {
      SelfChecking.of(gate.demand(), gate.switches(), say).ifPresent(writer.notes()::selfChecked);
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void say(String line) {
    out.println(WrappedText.message(writer.mask(name + ": " + line)));
  }
}
