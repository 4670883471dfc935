package io.loadline.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What tells a host, and this start of it, from its copies. */
final class HostIdentity {
  /** Of Linux: of the kernel since it was started, and of the machine or container. */
  private static final List<Path> FILES =
      List.of(Path.of("/proc/sys/kernel/random/boot_id"), Path.of("/proc/sys/kernel/hostname"));

  private HostIdentity() {}

  /** As much as this system tells; it names the host. */
  static String read() {
    StringBuilder all = new StringBuilder();
    for (Path file : FILES) {
      all.append(content(file).orElseGet(HostIdentity::name)).append('\n');
    }
    return all.toString();
  }

  private static Optional<String> content(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String name() {
    try {
      return InetAddress.getLocalHost().toString();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
