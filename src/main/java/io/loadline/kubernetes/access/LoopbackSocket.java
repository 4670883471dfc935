package io.loadline.kubernetes.access;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a port of this machine, made when it is first needed, and again after a close.
 */
final class LoopbackSocket implements Closeable {
  private static final int MILLIS = 5_000;

  private final int port;
  private final byte[] greeting;
  private @Nullable Socket socket;

  /**
   * No connection yet.
   *
   * @param greeting sent first on each
   */
  LoopbackSocket(int port, byte... greeting) {
    this.port = port;
    this.greeting = greeting;
  }

  Socket connected() throws IOException {
    if (socket == null) {
      Socket fresh = new Socket();
      socket = fresh;
      fresh.setSoTimeout(MILLIS);
      fresh.setTcpNoDelay(true);
      fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
      fresh.getOutputStream().write(greeting);
    }
    return socket;
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
