package io.loadline.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one measurement run at a time on a machine, over forks and build tools, by a file lock that
 * the system takes back when the process dies.
 */
final class MachineLock {
  private static final long PAUSE_MILLIS = 100;

  /** Of a UUID. */
  private static final int OWNER_LENGTH = 36;

  /** Of Linux: of the kernel since it was started, and of the machine or container. */
  private static final List<Path> HOST_FILES =
      List.of(Path.of("/proc/sys/kernel/random/boot_id"), Path.of("/proc/sys/kernel/hostname"));

  private final @Nullable FileChannel channel;
  private final String file;

  private MachineLock(@Nullable FileChannel channel, String file) {
    this.channel = channel;
    this.file = file;
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
      FileChannel channel = open(file);
      boolean held = false;
      try {
        // Of all users of the machine, whatever the umask of the first.
        file.toFile().setReadable(true, false);
        file.toFile().setWritable(true, false);
        String identity = identity(file);
        waitFor(channel, file, say);
        held = true;
        return new MachineLock(channel, identity);
      } finally {
        if (!held) {
          channel.close();
        }
      }
    } catch (IOException e) {
      say.accept("cannot lock " + file + " (" + e + "): other measurements may disturb this one");
      return new MachineLock(null, "");
    }
  }

  /** What is there is not made: in a shared folder Linux refuses that for files of other users. */
  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
  }

  /** Of a file that was copied, in an image or a snapshot, it is another. */
  private static String identity(Path file) throws IOException {
    return String.valueOf(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
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

  /**
   * A name of all that wait for one another by this lock, and of nobody else, so that what one of
   * them finds of another is left over. It follows from a random name that stands in the file, and
   * from which file of which host that is, as the file may have been copied with an image or a
   * snapshot; it tells nobody the host. Where there is no lock it is new each time.
   *
   * @param random names that nobody else has
   */
  String owner(Supplier<UUID> random) {
    return owner(random, host());
  }

  /**
   * As {@link #owner(Supplier)}.
   *
   * @param host another for each host and each start of it
   */
  String owner(Supplier<UUID> random, String host) {
    String all = written(random) + "\n" + file + "\n" + host;
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** What tells this host, and this start of it, from its copies; it names the host. */
  private static String host() {
    StringBuilder all = new StringBuilder();
    for (Path file : HOST_FILES) {
      try {
        all.append(Files.readString(file)).append('\n');
      } catch (IOException e) {
        all.append(address()).append('\n');
      }
    }
    return all.toString();
  }

  private static String address() {
    try {
      return InetAddress.getLocalHost().toString();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  /** The random name. */
  private String written(Supplier<UUID> random) {
    if (channel == null) {
      return random.get().toString();
    }
    try {
      ByteBuffer bytes = ByteBuffer.allocate(OWNER_LENGTH);
      channel.read(bytes, 0);
      String found = new String(bytes.array(), StandardCharsets.US_ASCII);
      return found.matches("[0-9a-f-]{" + OWNER_LENGTH + "}")
          ? found
          : newOwner(channel, random.get().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the lock of this machine cannot be read", e);
    }
  }

  private static String newOwner(FileChannel file, String made) throws IOException {
    file.write(ByteBuffer.wrap(made.getBytes(StandardCharsets.US_ASCII)), 0);
    return made;
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
