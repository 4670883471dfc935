package io.loadline.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Whoever tells a worker when to begin. */
final class ControlClient implements AutoCloseable {
  private static final int ROUNDS = 9;

  private final Socket socket;
  private final BufferedReader in;

  ControlClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The answer to a line; null when the connection is over. */
  @Nullable String ask(String line) throws IOException {
    send((line + "\n").getBytes(StandardCharsets.UTF_8));
    return read();
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  @Nullable String read() throws IOException {
    return in.readLine();
  }

  /** What the worker's clock is ahead of ours, by the fastest of some rounds. */
  long offset() throws IOException {
    long fastest = Long.MAX_VALUE;
    long offset = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long asked = System.nanoTime();
      long told = Long.parseLong(String.valueOf(ask("clock")).split(" ", -1)[1]);
      long took = System.nanoTime() - asked;
      if (took < fastest) {
        fastest = took;
        offset = told - asked - took / 2;
      }
    }
    return offset;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
