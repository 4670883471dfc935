package io.loadline.disturbance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A control group for one child process, of version 1 or 2; its quota is set by the child. */
final class QuotaGroup implements AutoCloseable {
  private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/cpu");
  private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");

  private final Path folder;
  private final boolean unified;

  private QuotaGroup(Path folder, boolean unified) {
    this.folder = folder;
    this.unified = unified;
  }

  /** Empty where this process may not make one. */
  static Optional<QuotaGroup> create() {
    boolean unified = Files.exists(VERSION_2.resolve("cgroup.controllers"));
    Path parent = unified ? VERSION_2 : VERSION_1;
    try {
      Path folder = Files.createTempDirectory(parent, "loadline-test-");
      QuotaGroup group = new QuotaGroup(folder, unified);
      if (Files.isWritable(group.quotaFile()) && Files.isWritable(group.processes())) {
        return Optional.of(group);
      }
      group.close();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Path processes() {
    return folder.resolve("cgroup.procs");
  }

  Path quotaFile() {
    return folder.resolve(unified ? "cpu.max" : "cpu.cfs_quota_us");
  }

  /** 5 % of one processor, in periods of 100 ms. */
  String quota() {
    return unified ? "5000 100000" : "5000";
  }

  /** No quota at all, as text of the same file. */
  String unlimited() {
    return unified ? "max 100000" : "-1";
  }

  @Override
  public void close() throws IOException {
    Files.delete(folder);
  }
}
