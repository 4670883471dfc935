package io.loadline.gate;

import io.loadline.config.outside.Switches;
import io.loadline.load.CommonStart;
import io.loadline.load.MachineLock;
import io.loadline.load.Stop;
import io.loadline.plan.LoadPlan;
import io.loadline.report.ProgressPrinter;
import io.loadline.result.RunResult;
import java.io.PrintStream;
import java.util.function.Consumer;

/** The floor of a test that calls one address. */
final class OwnFloor implements Floor {
  private final String name;
  private final Switches switches;
  private final RunReports reports;
  private final PrintStream out;
  private final Stop stop;

  OwnFloor(String name, Switches switches, RunReports reports, PrintStream out, Stop stop) {
    this.name = name;
    this.switches = switches;
    this.reports = reports;
    this.out = out;
    this.stop = stop;
  }

  @Override
  public RunResult give(LoadPlan plan, Driver driver) throws InterruptedException {
    MachineLock lock = MachineLock.acquire(SelfChecking.lockFile(), this::say);
    try (ProgressPrinter printer = ProgressPrinters.of(switches, out)) {
      Consumer<String> say = switches.progress() ? this::say : line -> {};
      SelfChecking.of(plan, switches, say).ifPresent(reports::selfChecked);
      return driver.drive(
          new Turn(
              stop,
              CommonStart.alone(),
              SelfChecking.cores(),
              done -> printer.offer(() -> ProgressPrinters.line(name, done))));
    } finally {
      lock.close();
    }
  }

  private void say(String line) {
    out.println(reports.mask(name + ": " + line));
  }
}
