package io.loadline.engine;

import io.loadline.codec.RunCodec;
import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.RunCodec.PlanText;
import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.codec.WorkerPlan;
import io.loadline.load.StopSignal;
import io.loadline.plan.WorkerShare;
import io.loadline.transport.RequestHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongSupplier;

/** Reads the plan of a worker, runs it, and says in messages what came of it. */
final class PlanRunner {
  /** The variable that holds the name of the cluster's node, where there is one. */
  static final String NODE = "LOADLINE_NODE";

  private final InputStream in;
  private final WorkerOutput out;
  private final WorkerEndpoint.Engine engine;

  /**
   * A worker.
   *
   * @param in may hold the plan
   * @param wall says when the run began
   * @param nanos {@link System#nanoTime}
   * @param cores how many loops may run at once
   */
  PlanRunner(InputStream in, WorkerOutput out, Clock wall, LongSupplier nanos, int cores) {
    this.in = in;
    this.out = out;
    this.engine = new WorkerEndpoint.Engine(wall, nanos, cores);
  }

  /** Never throws: what goes wrong is said in a message. Returns the exit code. */
  WorkerExitCode run(StopSignal stop, String... commandLine) {
    out.write(host(System.getProperties(), System.getenv()));
    WorkerExitCode exit = exit(stop, commandLine);
    out.write(new WorkerMessage.End(exit.number()));
    return exit;
  }

  private WorkerMessage.Host host(Properties system, Map<String, String> variables) {
    return new WorkerMessage.Host(
        RequestHeaders.LOADLINE_VERSION,
        system.getProperty("java.version", "unknown"),
        system.getProperty("java.vendor", "unknown"),
        system.getProperty("os.name", "unknown"),
        system.getProperty("os.arch", "unknown"),
        engine.cores(),
        variables.getOrDefault(NODE, ""));
  }

  private WorkerExitCode exit(StopSignal stop, String... commandLine) {
    try {
      WorkerArguments arguments = WorkerArguments.parse(commandLine);
      WorkerPlan plan = plan(arguments);
      WorkerShare share = arguments.share(plan.workers(), System.getenv());
      return new WorkerRun(plan, share, out, engine).run(stop);
    } catch (IllegalArgumentException | FormatException e) {
      return refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return refused("cannot be read: " + e);
    }
  }

  private WorkerPlan plan(WorkerArguments arguments) throws IOException, FormatException {
    String plan =
        arguments.isPlanOnStandardInput()
            ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
            : WorkerArguments.read(arguments.plan());
    return RunCodec.readPlan(new PlanText(plan, WorkerArguments.read(arguments.secrets())));
  }

  private WorkerExitCode refused(String why) {
    out.write(new WorkerMessage.Failure(FailureKind.REFUSED, Optional.empty(), why));
    return WorkerExitCode.REFUSED;
  }
}
