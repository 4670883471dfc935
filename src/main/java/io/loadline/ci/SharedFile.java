package io.loadline.ci;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that several processes write, one at a time, as the forks of a build do. */
final class SharedFile {
  /**
   * Within a process, in which the system would refuse a second lock, and one close undoes all. A
   * literal is the same object in each class loader.
   */
  private static final Object THIS_PROCESS = "io.loadline.ci.SharedFile";

  private SharedFile() {}

  /** What is done with the file while nobody else writes it. */
  interface Change {
    void on(FileChannel file) throws IOException;
  }

  /**
   * Makes the file if there is none, and changes it.
   *
   * @throws IOException when it cannot be written
   */
  static void change(Path path, Change change) throws IOException {
    // A channel closes itself under a thread that was told to stop, and what was measured until
    // then is worth to be told.
    boolean interrupted = Thread.interrupted();
    try {
      synchronized (THIS_PROCESS) {
        locked(path, change);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void locked(Path path, Change change) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      FileLock lock = file.lock();
      try {
        change.on(file);
      } finally {
        lock.release();
      }
    }
  }

  /** All of it. */
  static byte[] read(FileChannel file) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(file.size()));
    long at = 0;
    while (all.hasRemaining()) {
      int read = file.read(all, at);
      if (read < 0) {
        break;
      }
      at += read;
    }
    return all.array();
  }

  static void write(FileChannel file, byte[] bytes, long position) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      file.write(left, position + left.position());
    }
  }
}
