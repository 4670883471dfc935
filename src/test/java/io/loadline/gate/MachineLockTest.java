package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
      return lock.owner(UUID::randomUUID);
    } finally {
      lock.close();
    }
  }

  @Test
  void all_who_share_a_lock_have_one_owner() throws Exception {
    String owner = owner("lock");
    assertThat(owner("lock")).isEqualTo(owner);
  }

  @Test
  void a_copy_of_the_file_has_another_owner() throws Exception {
    String owner = owner("lock");
    Files.copy(folder.resolve("lock"), folder.resolve("copy"));
    assertThat(owner("copy")).isNotEqualTo(owner);
  }

  @Test
  void the_same_file_on_another_host_has_another_owner() throws Exception {
    MachineLock lock = MachineLock.acquire(folder.resolve("lock"), said::add);
    try {
      assertThat(lock.owner(UUID::randomUUID, "boot 1, ci-1"))
          .isEqualTo(lock.owner(UUID::randomUUID, "boot 1, ci-1"));
      assertThat(lock.owner(UUID::randomUUID, "boot 1, ci-1"))
          .isNotEqualTo(lock.owner(UUID::randomUUID, "boot 2, ci-1"))
          .isNotEqualTo(lock.owner(UUID::randomUUID, "boot 1, ci-2"))
          .doesNotContain("ci-1");
    } finally {
      lock.close();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no such permissions there")
  void all_users_of_the_machine_may_open_the_file() throws Exception {
    Path file = folder.resolve("lock");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    owner("lock");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw-rw-");
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
