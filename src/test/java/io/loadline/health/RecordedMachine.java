package io.loadline.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that looks like the root of a machine, with files as they were recorded on one. */
record RecordedMachine(Path root) {
  RecordedMachine file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** cgroup v1 on a Debian virtual machine. */
  RecordedMachine version1(String path) {
    return file(
            "proc/self/cgroup",
            "9:name=systemd:/\n4:memory:/x\n3:cpuset:/\n2:cpuacct:/\n1:cpu:" + path + "\n0::/\n")
        .file(
            "proc/self/mountinfo",
            """
            31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
            32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu
            34 31 0:31 / /sys/fs/cgroup/cpuset rw,relatime - cgroup cgroup rw,cpuset
            41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
            """);
  }

  /** cgroup v2 with all its parents to be seen, as systemd sets it up. */
  RecordedMachine version2(String path) {
    return file("proc/self/cgroup", "0::" + path + "\n")
        .file(
            "proc/self/mountinfo",
            "24 23 0:22 / /proc rw,nosuid - proc proc rw\n"
                + "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2"
                + " rw,nsdelegate,memory_recursiveprot\n");
  }

  /** Docker with cgroup v1 and the host's namespace: the mount shows the container's own part. */
  RecordedMachine container(String id) {
    return file("proc/self/cgroup", "5:cpu,cpuacct:/docker/" + id + "\n0::/docker/" + id + "\n")
        .file(
            "proc/self/mountinfo",
            "679 670 0:33 /docker/"
                + id
                + " /sys/fs/cgroup/cpu,cpuacct ro,nosuid master:15 - cgroup cgroup"
                + " rw,cpu,cpuacct\n");
  }
}
