package io.loadline.health;

import io.loadline.plan.RunIn;
import io.loadline.text.WrappedText;
import java.io.Serial;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What each connection takes of the machine: a port of its own and a file descriptor. */
public final class ResourceLimits {
  /** Beside connections: the classes that are still to be loaded, files of the test. */
  private static final int OTHER_FILES = 64;

  private static final String MORE_PORTS =
      ", or sysctl net.ipv4.ip_local_port_range=\"1024 65535\"";

  private final Path root;
  private final Supplier<OptionalLong> freeDescriptors;

  /**
   * The resources of a machine.
   *
   * @param root where {@code proc} is
   * @param freeDescriptors how many files and sockets may still be opened
   */
  ResourceLimits(Path root, Supplier<OptionalLong> freeDescriptors) {
    this.root = root;
    this.freeDescriptors = freeDescriptors;
  }

  /** Those of this process. */
  public static ResourceLimits ofThisProcess() {
    return new ResourceLimits(Path.of("/"), ProcessCpu::freeDescriptors);
  }

  /**
   * Passes when there is enough, or when it cannot be told.
   *
   * @param runIn where this process is: {@link RunIn#CLUSTER} for a worker
   * @throws TooFewResourcesException when so many connections could not be open at once
   */
  public void check(int connections, RunIn runIn) {
    boolean worker = runIn == RunIn.CLUSTER;
    OptionalLong ports = ports();
    if (ports.isPresent() && connections > ports.getAsLong()) {
      throw new TooFewResourcesException(
          ("%d connections need a local port each, and net.ipv4.ip_local_port_range has %d."
                  + " Fix: fewer @Load(connections)%s")
              .formatted(connections, ports.getAsLong(), worker ? "" : MORE_PORTS));
    }
    OptionalLong files = freeDescriptors.get();
    if (files.isPresent() && connections + OTHER_FILES > files.getAsLong()) {
      throw new TooFewResourcesException(
          ("%d connections need a file descriptor each (and the %s %d more), and this process may"
                  + " open %d more. Fix: fewer @Load(connections), or raise the limit (ulimit -n)"
                  + " of the %s")
              .formatted(
                  connections,
                  worker ? "worker" : "test",
                  OTHER_FILES,
                  files.getAsLong(),
                  worker
                      ? "container runtime of the pod's node (loadline.worker-node-selector names others)"
                      : "shell or container that runs the tests"));
    }
  }

  private OptionalLong ports() {
    return SystemFile.firstLine(root.resolve("proc/sys/net/ipv4/ip_local_port_range")).stream()
        .filter(line -> line.matches("\\d{1,5}\\s+\\d{1,5}"))
        .map(line -> line.split("\\s+", -1))
        .mapToLong(part -> Long.parseLong(part[1]) - Long.parseLong(part[0]) + 1)
        .findFirst();
  }

  /** The machine has not what the planned load needs; the message says what, and how to get it. */
  public static final class TooFewResourcesException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    TooFewResourcesException(String message) {
      super(message);
    }

    /** The message on lines that a console shows whole. */
    @Override
    public String getLocalizedMessage() {
      return WrappedText.message(String.valueOf(getMessage()));
    }
  }
}
