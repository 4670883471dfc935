package io.loadline.servers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Processes that take something of the machine from all others for a while, and again after another
 * while, until it is closed. Each ends by itself, whatever becomes of this JVM.
 */
final class Disturber implements AutoCloseable {
  private static final int AT_MOST_SECONDS = 90;
  private static final int PROCESSES = 2;

  private final String program;
  private final double meanSeconds;
  private final boolean isRegular;
  private final Thread thread;

  private Disturber(String program, double meanSeconds, boolean isRegular) {
    this.program = program;
    this.meanSeconds = meanSeconds;
    this.isRegular = isRegular;
    this.thread = new Thread(this::run, "disturber");
    thread.setDaemon(true);
  }

  /** Burns two processors, on and off for 30 s each on the average. */
  static Disturber hog() {
    return new Disturber("while :; do :; done", 30, false);
  }

  /** Burns two processors for 5 s of each 10 s: as long as a pair of turns. */
  static Disturber regularHog() {
    return new Disturber("while :; do :; done", 5, true);
  }

  /** Writes to the disk, on and off for 30 s each on the average. */
  static Disturber disk(String file) {
    return new Disturber(
        "while :; do dd if=/dev/zero of='"
            + file
            + "'$$ bs=1M count=64 conv=fsync 2> /dev/null; done",
        30,
        false);
  }

  void start() {
    thread.start();
  }

  private void run() {
    Random random = new Random(1);
    try {
      while (true) {
        Thread.sleep((long) (1_000 * seconds(random)));
        disturb(seconds(random));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private double seconds(Random random) {
    return isRegular
        ? meanSeconds
        : Math.min(AT_MOST_SECONDS, -Math.log1p(-random.nextDouble()) * meanSeconds);
  }

  private void disturb(double seconds) throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(
            new ProcessBuilder(
                    "timeout", "-s", "KILL", Double.toString(seconds), "sh", "-c", program)
                .start());
      }
      for (Process each : processes) {
        each.waitFor();
      }
    } finally {
      for (Process each : processes) {
        each.descendants().forEach(ProcessHandle::destroyForcibly);
        each.destroyForcibly();
      }
    }
  }

  /** What it wrote may be deleted then. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
