package io.loadline.transport.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Linux lets a sleep end 50 us late so that it can wake several threads at once; this asks for 1 ns
 * instead, for the calling thread, until {@link #restore}. Does nothing where that is not possible.
 */
final class TimerSlack {
  private static final Path THREAD = Path.of("/proc/thread-self");

  private final Optional<Path> file;
  private final String before;

  private TimerSlack(Optional<Path> file, String before) {
    this.file = file;
    this.before = before;
  }

  static TimerSlack fine() {
    try {
      // Only a process's folder has the file, but the number of a thread opens one too.
      Path thread = Path.of("/proc").resolve(Files.readSymbolicLink(THREAD).getFileName());
      Path file = thread.resolve("timerslack_ns");
      String before = Files.readString(file).strip();
      Files.writeString(file, "1");
      return new TimerSlack(Optional.of(file), before);
    } catch (IOException | UnsupportedOperationException e) {
      return new TimerSlack(Optional.empty(), "");
    }
  }

  /** Ns; empty where it cannot be told. */
  Optional<String> current() {
    return file.flatMap(TimerSlack::read);
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void restore() {
    try {
      if (file.isPresent()) {
        Files.writeString(file.get(), before);
      }
    } catch (IOException e) {
      // The thread keeps the finer slack, which harms nobody.
    }
  }
}
