package io.loadline.gate;

import io.loadline.load.Stop;
import java.util.function.Consumer;

/** A run that leaves a report however it ends, and is stopped when the process is told to end. */
final class ReportedRun {
  private ReportedRun() {}

  /** What is run, until it is stopped. */
  @FunctionalInterface
  interface Measured<T> {
    T run(Stop stop) throws InterruptedException;
  }

  /** Whatever keeps it from measuring is written, then thrown. */
  static <T> T of(Consumer<String> writeError, Measured<T> measured) throws InterruptedException {
    ShutdownStop shutdown = ShutdownStop.install();
    try {
      return measured.run(shutdown.stop());
    } catch (RuntimeException e) {
      writeError.accept(e.getMessage() == null ? e.toString() : e.getMessage());
      throw e;
    } catch (InterruptedException e) {
      writeError.accept("the test was interrupted before the load began");
      throw e;
    } finally {
      shutdown.finished();
    }
  }
}
