package io.loadline.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small file that several processes write, one at a time, as the forks of a build do. */
public final class SharedFile {
  /**
   * Within a process, in which the system would refuse a second lock, and one close undoes all. A
   * literal is the same object in each class loader.
   */
  private static final Object THIS_PROCESS = "io.loadline.document.SharedFile";

  private final FileChannel channel;

  private SharedFile(FileChannel channel) {
    this.channel = channel;
  }

  /** What is done with the file while nobody else writes it. */
  public interface Change {
    /**
     * Changes it.
     *
     * @param file open until this returns
     * @throws IOException when it cannot be done
     */
    void on(SharedFile file) throws IOException;
  }

  /**
   * Makes the file, and its folder, if there is none, waits until nobody else has it, and changes
   * it. A thread that is interrupted before does so all the same, and stays interrupted.
   *
   * @throws IOException when it cannot be opened, locked or written
   */
  public static void change(Path path, Change change) throws IOException {
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
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      FileLock lock = channel.lock();
      try {
        change.on(new SharedFile(channel));
      } finally {
        lock.release();
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException(path + " is held by something else in this process", e);
    }
  }

  /** In bytes. */
  public long size() throws IOException {
    return channel.size();
  }

  /** All of it. */
  public byte[] read() throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    int more = 0;
    while (all.hasRemaining() && more >= 0) {
      more = channel.read(all, all.position());
    }
    return all.array();
  }

  /** Over what stands at a position, from 0 to {@link #size()}. */
  public void write(byte[] bytes, long position) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left, position + left.position());
    }
  }

  /** In place of all that stood there. */
  public void replace(byte[] content) throws IOException {
    write(content, 0);
    channel.truncate(content.length);
  }
}
