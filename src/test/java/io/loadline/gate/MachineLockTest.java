package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose name stands in the lock of a machine. */
class MachineLockTest {
  private final List<String> said = new ArrayList<>();
  private final Path folder;

  MachineLockTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String owner(String file) throws Exception {
    MachineLock lock = MachineLock.acquire(folder.resolve(file), said::add);
    try {
      return lock.owner();
    } finally {
      lock.close();
    }
  }

  @Test
  void all_who_share_a_lock_have_one_owner() throws Exception {
    String owner = owner("lock");
    assertThat(owner("lock")).isEqualTo(owner);
    assertThat(Files.readString(folder.resolve("lock"))).isEqualTo(owner);
  }

  @Test
  void those_of_another_lock_have_another() throws Exception {
    assertThat(owner("lock")).isNotEqualTo(owner("other"));
  }

  @Test
  void a_file_of_something_else_gets_an_owner() throws Exception {
    Files.writeString(folder.resolve("lock"), "4711");
    assertThat(owner("lock")).isEqualTo(owner("lock")).hasSize(36);
  }

  @Test
  void without_a_lock_nobody_is_the_same() throws Exception {
    assertThat(owner("no/lock")).isNotEqualTo(owner("no/lock"));
    assertThat(said).hasSize(2).allMatch(line -> line.startsWith("cannot lock"));
  }
}
