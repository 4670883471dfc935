package io.loadline.gate;

import io.loadline.codec.RunCodec.PlanText;
import io.loadline.kubernetes.job.JobEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A worker in a process of this machine in the place of a pod. */
final class PlayedPod implements WorkerPod {
  private final Process process;
  private final List<String> calls;

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

  private PlayedPod(Process process, List<String> calls, Optional<Cut> cut) {
    this.process = process;
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
    try {
      Files.createDirectories(folder);
      Path open = Files.writeString(folder.resolve("plan.json"), plan.plan());
      Path secret = Files.writeString(folder.resolve("secrets.json"), plan.secrets());
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      ProcessBuilder builder =
          new ProcessBuilder(
                  java,
                  "-cp",
                  System.getProperty("java.class.path"),
                  "io.loadline.engine.WorkerMain",
                  "--plan",
                  open.toString(),
                  "--secrets",
                  secret.toString())
              .redirectError(folder.resolve("errors").toFile());
      builder.environment().put("LOADLINE_NODE", "node-7");
      return new PlayedPod(builder.start(), calls, cut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "Job ml/loadline-gate";
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
