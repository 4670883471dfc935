package io.loadline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Does with a connection what it likes, request or not. One thread a connection. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Talk talk;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  /** What happens on a connection; it is closed afterwards. */
  @FunctionalInterface
  public interface Talk {
    void with(Socket client) throws IOException, InterruptedException;
  }

  private RawServer(Talk talk) throws IOException {
    this.talk = talk;
    this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
  }

  public static RawServer start(Talk talk) {
    try {
      RawServer server = new RawServer(talk);
      thread(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        connections.incrementAndGet();
        open.add(client);
        thread(() -> serve(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client) {
      talk.with(client);
    } catch (IOException e) {
      // the client had enough
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  /** Ends a connection with RST. */
  public static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  public int port() {
    return listener.getLocalPort();
  }

  public int openConnections() {
    return open.size();
  }

  public int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
