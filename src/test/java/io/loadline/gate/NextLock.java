package io.loadline.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the lock of a machine says to the next who asks for it. */
public final class NextLock {
  private NextLock() {}

  /** Nothing where the lock is free. */
  public static List<String> says(Path file) throws InterruptedException {
    List<String> said = new ArrayList<>();
    MachineLock.acquire(file, said::add).close();
    return said;
  }
}
