package io.loadline.gate;

import io.loadline.engine.WorkerLogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The log of one of several workers, which is written as it comes: all of them are too much. */
final class WorkerLogFile implements WorkerLog {
  private static final int AT_ONCE = 200;

  private final Path file;
  private final UnaryOperator<String> mask;

  /** What belongs to the next frame, or stands at the end. */
  private final List<String> unframed = new ArrayList<>();

  private final List<String> unwritten = new ArrayList<>();
  private boolean written;

  /** What cannot be written is missing in a log for people, and takes no figure away. */
  private boolean failed;

  /**
   * Nothing was read yet.
   *
   * @param mask replaces every secret in a text
   */
  WorkerLogFile(Path file, UnaryOperator<String> mask) {
    this.file = file;
    this.mask = mask;
  }

  @Override
  public void add(String line) {
    if (!line.startsWith(WorkerLogReader.MARK)) {
      unframed.add(line);
      return;
    }
    if (line.startsWith(FIRST)) {
      unwritten.clear();
      written = false;
    }
    unwritten.addAll(unframed);
    unframed.clear();
    unwritten.add(line);
    if (unwritten.size() >= AT_ONCE) {
      write();
    }
  }

  @Override
  public void end() {
    unwritten.addAll(unframed);
    unframed.clear();
    write();
  }

  private void write() {
    if (failed) {
      unwritten.clear();
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      List<String> masked = unwritten.stream().map(mask).toList();
      if (written) {
        Files.write(file, masked, StandardOpenOption.APPEND);
      } else {
        Files.write(file, masked);
      }
      written = true;
      unwritten.clear();
    } catch (IOException e) {
      failed = true;
      System.getLogger(WorkerLogFile.class.getName())
          .log(System.Logger.Level.WARNING, "cannot write " + file, e);
    }
  }
}
