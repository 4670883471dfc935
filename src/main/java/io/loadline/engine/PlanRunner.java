package io.loadline.engine;

import io.loadline.codec.RunCodec;
import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.RunCodec.PlanText;
import io.loadline.health.HealthSources;
import io.loadline.health.ResourceLimits;
import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads a plan, drives its load, and says in frames how far it is and what came of it. */
final class PlanRunner {
  private final InputStream in;
  private final WorkerOutput frames;
  private final Clock wall;
  private final LongSupplier nanos;
  private final int cores;

  /**
   * A worker.
   *
   * @param in may hold the plan
   * @param wall says when the run began
   * @param nanos {@link System#nanoTime}
   * @param cores how many loops may run at once
   */
  PlanRunner(InputStream in, WorkerOutput frames, Clock wall, LongSupplier nanos, int cores) {
    this.in = in;
    this.frames = frames;
    this.wall = wall;
    this.nanos = nanos;
    this.cores = cores;
  }

  /** Never throws: what goes wrong is said in a frame. Returns the exit code. */
  WorkerExitCode run(StopSignal stop, String... commandLine) {
    WorkerExitCode exit = exit(stop, commandLine);
    frames.write("end", Json.compact(new JsonObject(Map.of("exit", number(exit.number())))));
    return exit;
  }

  private WorkerExitCode exit(StopSignal stop, String... commandLine) {
    try {
      WorkerArguments arguments = WorkerArguments.parse(commandLine);
      LoadPlan plan = plan(arguments);
      return drive(arguments.transport(), plan, WorkerCredential.of(plan, wall), stop);
    } catch (IllegalArgumentException | FormatException e) {
      return error(WorkerExitCode.REFUSED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return error(WorkerExitCode.REFUSED, "cannot be read: " + e);
    }
  }

  private LoadPlan plan(WorkerArguments arguments) throws IOException, FormatException {
    String plan =
        arguments.isPlanOnStandardInput()
            ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
            : Files.readString(arguments.plan());
    return RunCodec.readPlan(new PlanText(plan, Files.readString(arguments.secrets())));
  }

  private WorkerExitCode drive(
      String transportName, LoadPlan plan, WorkerCredential credential, StopSignal stop) {
    try (Transport transport = TransportChoice.of(transportName, plan.call(), credential)) {
      ResourceLimits.ofThisProcess().check(plan.connections());
      HealthSources vitals = new HealthSources(Path.of("/"), nanos, cores);
      LoadEngine engine = new LoadEngine(transport, wall, nanos, cores, Optional.of(vitals));
      RunResult result = engine.run(plan, stop, credential.stopping(stop, this::progress));
      frames.write("result", RunCodec.writeResult(result));
      Optional<String> early =
          credential.ending().filter(why -> result.ending() == RunEnding.INTERRUPTED);
      return early.map(why -> error(WorkerExitCode.FAILED, why)).orElse(WorkerExitCode.DONE);
    } catch (RuntimeException | Error e) {
      return error(WorkerExitCode.FAILED, e.toString());
    }
  }

  private void progress(LoadEngine.Progress done) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("elapsedNanos", number(done.elapsedNanos()));
    members.put("plannedNanos", number(done.plannedNanos()));
    members.put("successes", number(done.successes()));
    members.put("errors", number(done.errors()));
    frames.write("progress", Json.compact(new JsonObject(members)));
  }

  private WorkerExitCode error(WorkerExitCode exit, String message) {
    frames.write("error", Json.compact(new JsonObject(Map.of("message", new JsonString(message)))));
    return exit;
  }

  private static JsonNumber number(long value) {
    return new JsonNumber(BigDecimal.valueOf(value));
  }
}
