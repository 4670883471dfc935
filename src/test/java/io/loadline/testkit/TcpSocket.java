package io.loadline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A socket of this machine, as Linux tells of it.
 *
 * @param remotePort 0 of one that listens
 * @param state {@code 01} for established, {@code 0A} for listening
 */
public record TcpSocket(int localPort, int remotePort, String state, String inode) {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  /** All of this machine's own network. */
  public static List<TcpSocket> all() {
    return TABLES.stream().filter(Files::exists).flatMap(TcpSocket::lines).toList();
  }

  /** Those that a process holds. */
  public static List<TcpSocket> of(long pid) {
    Set<String> held = inodes(pid);
    return all().stream().filter(socket -> held.contains(socket.inode)).toList();
  }

  public boolean isListening() {
    return state.equals("0A");
  }

  public boolean isEstablished() {
    return state.equals("01");
  }

  /** Whether it is one end of the same connection, or listens at the same port. */
  public boolean isAt(TcpSocket other) {
    return (localPort == other.localPort && remotePort == other.remotePort)
        || (localPort == other.remotePort && remotePort == other.localPort);
  }

  private static Stream<TcpSocket> lines(Path table) {
    return read(table).skip(1).map(line -> line.trim().split("\\s+")).map(TcpSocket::of);
  }

  private static Stream<String> read(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TcpSocket of(String[] fields) {
    return new TcpSocket(port(fields[1]), port(fields[2]), fields[3], fields[9]);
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
  }

  private static Set<String> inodes(long pid) {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path file : files.toList()) {
        String to = target(file);
        if (to.startsWith("socket:[")) {
          inodes.add(to.substring("socket:[".length(), to.length() - 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return inodes;
  }

  /** Empty for a file that is closed meanwhile. */
  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
