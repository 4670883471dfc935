package io.loadline.gate;

import io.loadline.load.Progress;
import io.loadline.report.ProgressPrinter;
import java.util.HashMap;
import java.util.Map;

/** How far several runs are, as one line. Thread-safe. */
final class MixedProgress {
  private final String name;
  private final ProgressPrinter printer;
  private final Map<Object, Progress> latest = new HashMap<>();

  MixedProgress(String name, ProgressPrinter printer) {
    this.name = name;
    this.printer = printer;
  }

  synchronized void accept(Object run, Progress progress) {
    latest.put(run, progress);
    printer.offer(() -> ProgressPrinters.line(name, all()));
  }

  private Progress all() {
    Progress all = new Progress(0, 0, 0, 0);
    for (Progress each : latest.values()) {
      boolean known = all.plannedNanos() >= 0 && each.plannedNanos() >= 0;
      all =
          new Progress(
              Math.max(all.elapsedNanos(), each.elapsedNanos()),
              known ? Math.max(all.plannedNanos(), each.plannedNanos()) : -1,
              all.successes() + each.successes(),
              all.errors() + each.errors());
    }
    return all;
  }
}
