package io.loadline.gate;

import io.loadline.config.outside.Switches;
import io.loadline.load.Progress;
import io.loadline.report.ProgressPrinter;
import io.loadline.report.Terminal;
import java.io.PrintStream;
import java.time.Duration;

/** How far a run is, for people. */
final class ProgressPrinters {
  private ProgressPrinters() {}

  static ProgressPrinter of(Switches switches, PrintStream out) {
    return switches.progress()
        ? new ProgressPrinter(out, Terminal.isAttached(), System::nanoTime)
        : ProgressPrinter.off();
  }

  static io.loadline.report.Progress line(String name, Progress progress) {
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
