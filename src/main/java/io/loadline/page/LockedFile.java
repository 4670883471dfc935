package io.loadline.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** A small file that one thread of one process at a time reads and writes, whole. */
final class LockedFile implements AutoCloseable {
  /** A file lock is one of processes: it keeps no thread of the same one away. */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private LockedFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits until nobody else has it.
   *
   * @param file made when it is not there; its folder must be
   * @throws IOException when it cannot be opened or locked
   */
  static LockedFile open(Path file) throws IOException {
    IN_PROCESS.lock();
    boolean open = false;
    try {
      LockedFile locked = new LockedFile(locked(file));
      open = true;
      return locked;
    } finally {
      if (!open) {
        IN_PROCESS.unlock();
      }
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = channel.lock().isValid();
      return channel;
    } catch (OverlappingFileLockException e) {
      throw new IOException(file + " is held by this class of another class loader", e);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  byte[] read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    int more = 0;
    while (bytes.hasRemaining() && more >= 0) {
      more = channel.read(bytes, bytes.position());
    }
    return bytes.array();
  }

  /** In place of what stood there. */
  void write(byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
    channel.truncate(content.length);
  }

  /** Lets it go. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      IN_PROCESS.unlock();
    }
  }
}
