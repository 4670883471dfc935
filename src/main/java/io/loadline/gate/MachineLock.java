package io.loadline.gate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one measurement run at a time on a machine, over forks and build tools, by a file lock that
 * the system takes back when the process dies.
 */
final class MachineLock {
  private static final long PAUSE_MILLIS = 100;

  private final @Nullable FileChannel channel;

  private MachineLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @param file created when it is not there; a file that may not be opened (another user's) is
   *     said and not waited for
   * @param say told once when there is something to wait for
   */
  static MachineLock acquire(Path file, Consumer<String> say) throws InterruptedException {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      file.toFile().setWritable(true, false);
      waitFor(channel, file, say);
      return new MachineLock(channel);
    } catch (IOException e) {
      say.accept("cannot lock " + file + " (" + e + "): other measurements may disturb this one");
      return new MachineLock(null);
    }
  }

  private static void waitFor(FileChannel channel, Path file, Consumer<String> say)
      throws IOException, InterruptedException {
    if (tryLock(channel)) {
      return;
    }
    say.accept("waiting for another load test on this machine to end (" + file + ")");
    while (!tryLock(channel)) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Closing the channel releases the lock. */
  void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        System.getLogger(MachineLock.class.getName())
            .log(System.Logger.Level.WARNING, "the lock could not be released", e);
      }
    }
  }
}
