package io.loadline.gate;

import io.loadline.load.LoadEngine;
import io.loadline.report.ProgressPrinter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Shows how far all endpoints of a gate are, as one line. Thread-safe. */
final class CombinedProgress implements AutoCloseable {
  private final String name;
  private final ProgressPrinter printer;
  private final Map<Object, LoadEngine.Progress> latest = new HashMap<>();

  CombinedProgress(String name, ProgressPrinter printer) {
    this.name = name;
    this.printer = printer;
  }

  synchronized void accept(Object endpoint, LoadEngine.Progress progress) {
    latest.put(endpoint, progress);
    printer.offer(() -> line(all()));
  }

  private LoadEngine.Progress all() {
    LoadEngine.Progress all = new LoadEngine.Progress(0, 0, 0, 0);
    for (LoadEngine.Progress each : latest.values()) {
      boolean known = all.plannedNanos() >= 0 && each.plannedNanos() >= 0;
      all =
          new LoadEngine.Progress(
              Math.max(all.elapsedNanos(), each.elapsedNanos()),
              known ? Math.max(all.plannedNanos(), each.plannedNanos()) : -1,
              all.successes() + each.successes(),
              all.errors() + each.errors());
    }
    return all;
  }

  private ProgressPrinter.Progress line(LoadEngine.Progress progress) {
    return new ProgressPrinter.Progress(
        name,
        Duration.ofNanos(progress.elapsedNanos()),
        progress.plannedNanos() < 0 ? null : Duration.ofNanos(progress.plannedNanos()),
        progress.successes() + progress.errors(),
        progress.successes(),
        progress.errors(),
        null);
  }

  /** Clears what is still to be seen of it. */
  @Override
  public void close() {
    printer.close();
  }
}
