package io.loadline.gate;

import io.loadline.codec.RunCodec.PlanText;
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

  /** What the log is cut off with after so many lines; empty for a whole log. */
  private final Optional<Cut> cut;

  /** Ends the log early. */
  record Cut(String after, String why) {}

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
  public Optional<String> follow(Predicate<String> lines) {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (cut.isPresent() && line.contains(cut.get().after())) {
          return Optional.of(cut.get().why());
        }
        if (lines.test(line)) {
          return Optional.empty();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of("the container ended with exit code " + process.exitValue());
  }

  @Override
  public Optional<String> interruption() {
    return cut.map(Cut::why);
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
