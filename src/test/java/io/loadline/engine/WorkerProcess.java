package io.loadline.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadline.codec.RunCodec;
import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.RunCodec.PlanText;
import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerPlan;
import io.loadline.plan.LoadPlan;
import io.loadline.result.RunResult;
import io.loadline.testkit.WorkerPlans;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A worker in a JVM of its own. */
public final class WorkerProcess implements AutoCloseable {
  private final List<String> lines = new ArrayList<>();
  private final Process process;
  private final BufferedReader out;
  private final Path errors;

  private WorkerProcess(Process process, Path errors) {
    this.process = process;
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.errors = errors;
  }

  /**
   * Starts one.
   *
   * @param java what makes java start a worker: {@code -jar}, or a class path and a class
   * @param folder for what the process reads and what it complains of
   */
  public static WorkerProcess start(List<String> java, Path folder, String... arguments)
      throws IOException {
    Path errors = folder.resolve("errors");
    String binary = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> jvm = List.of(binary, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");
    List<String> command = Stream.of(jvm, java, List.of(arguments)).flatMap(List::stream).toList();
    return new WorkerProcess(
        new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  /** The arguments of a plan, which is written into the folder. */
  public static String[] files(LoadPlan plan, Path folder) throws IOException {
    return files(WorkerPlans.of("test", plan), folder);
  }

  /** The arguments of a plan, which is written into the folder. */
  static String[] files(WorkerPlan plan, Path folder) throws IOException {
    PlanText text = RunCodec.writePlan(plan);
    Path open = Files.writeString(folder.resolve("plan.json"), text.plan());
    Path apart = Files.writeString(folder.resolve("secrets.json"), text.secrets());
    return new String[] {"--plan", open.toString(), "--secrets", apart.toString()};
  }

  /** Writes to its standard input, and ends that. */
  void say(String text) throws IOException {
    try (OutputStream in = process.getOutputStream()) {
      in.write(text.getBytes(UTF_8));
    }
  }

  /** Reads until a message of the kind has come. */
  void await(String kind) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.contains(" " + kind + " ")) {
        return;
      }
    }
  }

  /** Where it is told when to begin, once it waits for that. */
  int waitingPort() throws IOException {
    await("waiting");
    String said = lines.get(lines.size() - 1);
    return Integer.parseInt(said.replaceAll(".*\"port\":(\\d+).*", "$1"));
  }

  /** SIGTERM. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Waits for the end; all that was said. */
  public WorkerMessages end() throws Exception {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
    }
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("it does not end");
    }
    return WorkerMessages.of(lines);
  }

  public int exitCode() {
    return process.exitValue();
  }

  /** What it wrote to its standard error. */
  public String errors() throws IOException {
    return Files.readString(errors);
  }

  /** The one result among the messages. */
  public static RunResult result(WorkerMessages said, LoadPlan plan) throws FormatException {
    WorkerMessage result = WorkerMessage.read("result", said.all("result").get(0));
    return RunCodec.readResult((WorkerMessage.Result) result, plan);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
