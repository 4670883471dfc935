package io.loadline.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where the logs of pods are kept: {@code worker.log} of an only one, {@code worker-2.log} of one
 * of several, beside result.json.
 *
 * @param folder empty when nothing is kept
 * @param mask replaces every secret in a text
 */
record WorkerLogs(Optional<Path> folder, UnaryOperator<String> mask) {
  private static final String ONLY = "worker.log";
  private static final String ALL = "worker{,-*}.log";

  /** Whether a file holds what a pod wrote. */
  static boolean isOne(Path file) {
    return String.valueOf(file.getFileName()).matches("worker(-\\d+)?\\.log");
  }

  /** Removes those of an earlier run, which may have had more workers. */
  void removeEarlier() {
    if (folder.filter(Files::isDirectory).isEmpty()) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.get(), ALL)) {
      for (Path each : all) {
        if (isOne(each)) {
          Files.delete(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the earlier logs in " + folder.get(), e);
    }
  }

  /** Keeps that of an only worker. */
  void keep(String log) {
    folder.ifPresent(to -> ResultFiles.write(to, ONLY, mask.apply(log)));
  }

  /** Where that of one of several goes. */
  WorkerLog of(int index) {
    return folder
        .<WorkerLog>map(to -> new WorkerLogFile(to.resolve("worker-" + index + ".log"), mask))
        .orElseGet(() -> new WorkerLog.InMemory(log -> {}));
  }
}
