package io.loadline.gate;

import io.loadline.load.LoadProgress;
import io.loadline.report.ProgressPrinter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Shows how far all endpoints of a gate are, as one line. Thread-safe. */
final class CombinedProgress implements AutoCloseable {
  private final String name;
  private final ProgressPrinter printer;
  private final Map<Object, LoadProgress> latest = new HashMap<>();

  CombinedProgress(String name, ProgressPrinter printer) {
    this.name = name;
    this.printer = printer;
  }

  synchronized void accept(Object endpoint, LoadProgress progress) {
    latest.put(endpoint, progress);
    printer.offer(() -> line(all()));
  }

  private LoadProgress all() {
    LoadProgress all = new LoadProgress(0, 0, 0, 0);
    for (LoadProgress each : latest.values()) {
      boolean known = all.plannedNanos() >= 0 && each.plannedNanos() >= 0;
      all =
          new LoadProgress(
              Math.max(all.elapsedNanos(), each.elapsedNanos()),
              known ? Math.max(all.plannedNanos(), each.plannedNanos()) : -1,
              all.successes() + each.successes(),
              all.errors() + each.errors());
    }
    return all;
  }

  private ProgressPrinter.Progress line(LoadProgress progress) {
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
