package io.loadline.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Jobs of a CI system, each a process with its own name for itself and its own temp folder, so that
 * none waits for a gate of another one.
 */
final class Jobs implements AutoCloseable {
  private final Path folder;
  private final List<Job> all = new ArrayList<>();
  private int gates;

  Jobs(Path folder, int number) throws IOException {
    this.folder = folder;
    for (int i = 0; i < number; i++) {
      all.add(new Job(i));
    }
  }

  /** The gate of a job, one at a time each. */
  GateOutcome gate(int job, String... settings) throws IOException {
    Path place = folder.resolve("gate-" + number());
    String gate = place + "\t" + place.hashCode() + "\t" + String.join("\t", settings);
    return GateOutcome.parse(all.get(job % all.size()).answer(gate));
  }

  private synchronized int number() {
    return gates++;
  }

  @Override
  public void close() {
    all.forEach(each -> each.process.destroyForcibly());
  }

  private final class Job {
    private final Process process;
    private final BufferedReader in;
    private final BufferedWriter out;

    private Job(int number) throws IOException {
      Path temp = Files.createDirectories(folder.resolve("tmp-" + number));
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Djava.io.tmpdir=" + temp,
              "-Djdk.httpclient.allowRestrictedHeaders=host",
              "-cp",
              classPath(),
              JobMain.class.getName());
      builder.environment().keySet().removeIf(each -> each.matches("(GITHUB|GITLAB|CI|BUILD).*"));
      builder
          .environment()
          .putAll(Map.of("JENKINS_URL", "http://ci", "BUILD_TAG", "compared-" + number));
      builder.redirectError(temp.resolve("errors").toFile());
      process = builder.start();
      in = process.inputReader(UTF_8);
      out = process.outputWriter(UTF_8);
    }

    private synchronized String answer(String gate) throws IOException {
      out.write(gate + "\n");
      out.flush();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(GateOutcome.MARK)) {
          return line;
        }
      }
      throw new IOException("the process of a job is gone");
    }
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
