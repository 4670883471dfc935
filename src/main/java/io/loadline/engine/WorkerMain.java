package io.loadline.engine;

import io.loadline.load.StopSignal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts a {@link PlanRunner}; SIGTERM ends its run early and waits for the result to be written.
 */
final class WorkerMain {
  /** Less than the 30 s after which Kubernetes kills what was told to stop. */
  private static final long LONGEST_STOP_SECONDS = 25;

  private WorkerMain() {}

  /**
   * Runs a plan.
   *
   * @param arguments as {@link WorkerArguments#USAGE} says
   */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    // Nobody else writes between the frames.
    System.setOut(System.err);
    StopSignal stop = new StopSignal();
    CountDownLatch written = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, written), "loadline-stop"));
    PlanRunner worker =
        new PlanRunner(
            System.in,
            new WorkerOutput(out),
            Clock.systemUTC(),
            System::nanoTime,
            Runtime.getRuntime().availableProcessors());
    WorkerExitCode exit = worker.run(stop, arguments);
    written.countDown();
    System.exit((out.checkError() ? WorkerExitCode.FAILED : exit).number());
  }

  private static void end(StopSignal stop, CountDownLatch written) {
    stop.request();
    try {
      if (!written.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("the result could not be written before the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
