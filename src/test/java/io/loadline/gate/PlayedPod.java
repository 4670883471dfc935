package io.loadline.gate;

import io.loadline.codec.RunCodec.PlanText;
import io.loadline.kubernetes.job.JobEnd;
import io.loadline.result.WorkerFigures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A worker in a process of this machine in the place of a pod. */
final class PlayedPod implements WorkerPod, WorkerPods {
  private final Process process;
  private final List<String> calls;
  private final int index;

  /** What happens to it; empty for a whole log. */
  private final Optional<Cut> cut;

  private int seen;

  /**
   * Kills the process before the line of its log that holds something for so many times.
   *
   * @param before a word of that line
   */
  record Cut(String before, int times, JobEnd end) {
    static Cut evicted(String before, int times, String why) {
      return new Cut(before, times, new JobEnd(JobEnd.Kind.EVICTED, why, List.of(), List.of()));
    }
  }

  private PlayedPod(Process process, int index, List<String> calls, Optional<Cut> cut) {
    this.process = process;
    this.index = index;
    this.calls = calls;
    this.cut = cut;
  }

  /**
   * Starts one.
   *
   * @param folder for its documents
   * @param calls is told what is done with it
   */
  static PlayedPod start(PlanText plan, Path folder, List<String> calls, Optional<Cut> cut) {
    return start(plan, 0, folder, calls, cut);
  }

  /** Starts one of several. */
  static PlayedPod start(
      PlanText plan, int index, Path folder, List<String> calls, Optional<Cut> cut) {
    try {
      Files.createDirectories(folder);
      Path open = Files.writeString(folder.resolve("plan.json"), plan.plan());
      Path secret = Files.writeString(folder.resolve("secrets.json"), plan.secrets());
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      ProcessBuilder builder =
          new ProcessBuilder(
                  java,
                  "-XX:TieredStopAtLevel=1", // as in a pod
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "io.loadline.engine.WorkerMain",
                  "--plan",
                  open.toString(),
                  "--secrets",
                  secret.toString())
              .redirectError(folder.resolve("errors").toFile());
      builder.environment().put("LOADLINE_NODE", "node-" + (7 + index));
      builder.environment().put("JOB_COMPLETION_INDEX", Integer.toString(index));
      return new PlayedPod(builder.start(), index, calls, cut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public WorkerPod pod(int index) {
    return this;
  }

  @Override
  public String name() {
    return "Job ml/loadline-gate";
  }

  @Override
  public WorkerFigures.Worker place() {
    return new WorkerFigures.Worker(index, "loadline-gate-" + index, "");
  }

  @Override
  public ByteChannel connect(int port, Duration longest) throws IOException {
    return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Stops it until something is true, as a processor does that is not there. */
  void freeze(BooleanSupplier until) throws IOException, InterruptedException {
    signal("STOP");
    while (!until.getAsBoolean()) {
      Thread.onSpinWait();
    }
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public Optional<JobEnd> follow(Predicate<String> lines) {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (isCut(line)) {
          process.destroyForcibly();
          return cut.map(Cut::end);
        }
        if (lines.test(line)) {
          return Optional.empty();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String what = "the container ended with exit code " + process.onExit().join().exitValue();
    return Optional.of(new JobEnd(JobEnd.Kind.CRASHED, what, List.of(), List.of()));
  }

  private boolean isCut(String line) {
    return cut.isPresent() && line.contains(cut.get().before()) && ++seen == cut.get().times();
  }

  @Override
  public Optional<String> interruption() {
    return cut.map(each -> each.end().text());
  }

  @Override
  public void stop() {
    calls.add("pod stopped");
    // Not by the process itself, which would close the stream that is still read.
    process.toHandle().destroy();
  }

  @Override
  public void close() {
    calls.add("pod closed");
    process.destroyForcibly();
  }
}
