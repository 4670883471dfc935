package io.loadline.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server of this machine; what goes through it can be cut, and let through again.
 */
public final class CuttableProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  public CuttableProxy(int port) {
    this.port = port;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread(this::acceptAll);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Closes all that is open; what comes is closed at once. */
  public void cut() {
    cut = true;
    open.forEach(CuttableProxy::closeQuietly);
  }

  public void restore() {
    cut = false;
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (cut) {
          closeQuietly(client);
        } else {
          connect(client);
        }
      } catch (IOException e) {
        // Closed, or a client that had left.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server = new Socket();
    open.add(client);
    open.add(server);
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    thread(() -> copy(client, server));
    thread(() -> copy(server, client));
  }

  private void copy(Socket from, Socket to) {
    byte[] some = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        out.write(some, 0, count);
      }
    } catch (IOException e) {
      // One side is gone, so the other is of no use.
    }
    closeQuietly(from);
    closeQuietly(to);
    open.remove(from);
    open.remove(to);
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "cuttable-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is of no more use either way.
    }
  }

  @Override
  public void close() {
    closeQuietly(listener);
    cut();
  }
}
