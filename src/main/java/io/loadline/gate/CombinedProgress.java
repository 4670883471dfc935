package io.loadline.gate;

import io.loadline.load.LoadEngine;
import java.util.HashMap;
import java.util.Map;

/** Shows how far all endpoints of a gate are, as one line. Thread-safe. */
final class CombinedProgress implements AutoCloseable {
  private static final long SECOND = 1_000_000_000;

  private final String name;
  private final ProgressPrinter printer;
  private final Map<Object, LoadEngine.Progress> latest = new HashMap<>();

  CombinedProgress(String name, ProgressPrinter printer) {
    this.name = name;
    this.printer = printer;
  }

  synchronized void accept(Object endpoint, LoadEngine.Progress progress) {
    latest.put(endpoint, progress);
    printer.offer(() -> text(name, all()));
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

  /** {@code iris: 3 s of 12 s, 24 sent, 23 ok, 1 error}. */
  static String text(String name, LoadEngine.Progress progress) {
    long planned = progress.plannedNanos();
    String of = planned < 0 ? "" : " of " + (planned + SECOND - 1) / SECOND + " s";
    long errors = progress.errors();
    return "%s: %s s%s, %s sent, %s ok, %s %s"
        .formatted(
            name,
            progress.elapsedNanos() / SECOND,
            of,
            progress.successes() + errors,
            progress.successes(),
            errors,
            errors == 1 ? "error" : "errors");
  }

  /** Clears what is still to be seen of it. */
  @Override
  public void close() {
    printer.close();
  }
}
