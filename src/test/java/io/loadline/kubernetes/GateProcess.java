package io.loadline.kubernetes;

import io.loadline.testkit.TcpSocket;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A gate in a JVM of its own, with a temp folder of its own: it waits for no other gate. */
final class GateProcess implements AutoCloseable {
  private final Process process;
  private final Path folder;

  private GateProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /**
   * Starts one of five minutes.
   *
   * @param settings {@code loadline.run-in=cluster}
   */
  static GateProcess start(String namespace, Path folder, String... settings) throws IOException {
    return start(GateMain.class, List.of(namespace, "300"), folder, settings);
  }

  /**
   * Starts a program that gates something.
   *
   * @param settings as above
   */
  static GateProcess start(
      Class<?> program, List<String> arguments, Path folder, String... settings)
      throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    List<String> command =
        new ArrayList<>(
            List.of(
                // A JVM ignores Ctrl-C where a shell in the background has started all of this.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // What starts beside others is to leave them some of the processors.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Djdk.httpclient.allowRestrictedHeaders=host",
                "-Dkubeconfig=" + System.getProperty("kubeconfig")));
    Stream.of(settings).forEach(each -> command.add("-D" + each));
    command.addAll(List.of("-cp", classPath(), program.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    return new GateProcess(process, folder);
  }

  /** It runs in another folder. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What it printed, once it has ended. */
  String await() throws IOException, InterruptedException {
    process.waitFor();
    return output();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  List<TcpSocket> sockets() {
    return TcpSocket.of(process.pid());
  }

  /** Of any depth. */
  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  /** What it wrote of its result. */
  String json() throws IOException {
    String output = output();
    try (Stream<Path> all = Files.walk(folder)) {
      Path file =
          all.filter(each -> each.endsWith("result.json"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no result.json, but:\n" + output));
      return Files.readString(file);
    }
  }

  /** By which one measurement at a time runs on a machine. */
  Path lockFile() {
    return folder.resolve("tmp/loadline.lock");
  }

  /** Whether anybody has the lock. */
  boolean isLocked() throws IOException {
    try (FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    }
  }

  List<String> tempFiles() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("tmp"))) {
      return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Without a chance to clean up: SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As Ctrl-C does: SIGINT. */
  boolean interrupt() throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    new ProcessBuilder("kill", "-INT", pid).inheritIO().start().waitFor();
    return process.waitFor(30, TimeUnit.SECONDS);
  }

  /** As a CI job that is cancelled, or takes too long, does: SIGTERM. */
  boolean terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
