package io.loadline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Accepts connections on a thread of its own, and serves each on another. None is left after {@link
 * #close}.
 */
final class Acceptor<C extends Acceptor.Connection> implements AutoCloseable {
  /** One that was accepted. */
  interface Connection {
    /** Returns when it is over. */
    void serve();

    /** Makes {@link #serve} return soon. */
    void close();
  }

  /** Makes one of a socket; the first has number 1. */
  interface Accepting<C> {
    C accept(Socket socket, int number) throws IOException;
  }

  /** Opens a port. */
  interface Listening {
    ServerSocket open() throws IOException;
  }

  private final ServerSocket listener;
  private final Accepting<C> accepting;
  private final Thread thread;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Set<C> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  private Acceptor(ServerSocket listener, String name, Accepting<C> accepting) {
    this.listener = listener;
    this.accepting = accepting;
    this.thread = new Thread(this::accept, name + "-" + listener.getLocalPort());
    thread.setDaemon(true);
  }

  /** Not yet accepting. */
  static <C extends Connection> Acceptor<C> on(
      Listening listening, String name, Accepting<C> accepting) {
    try {
      return new Acceptor<>(listening.open(), name, accepting);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        C connection = accepting.accept(socket, connections.get() + 1);
        // In this order, so that never more seem to be over than are.
        open.add(connection);
        connections.incrementAndGet();
        serve(connection);
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(C connection) {
    Thread serving =
        new Thread(
            () -> {
              try {
                connection.serve();
              } finally {
                open.remove(connection);
                threads.remove(Thread.currentThread());
              }
            },
            thread.getName() + "-" + connections.get());
    serving.setDaemon(true);
    threads.add(serving);
    serving.start();
  }

  ServerSocket listener() {
    return listener;
  }

  /** Accepted so far. */
  int connections() {
    return connections.get();
  }

  /** Those that are not over. */
  Set<C> open() {
    return open;
  }

  @Override
  public void close() {
    try {
      listener.close();
      thread.join();
      open.forEach(Connection::close);
      for (Thread serving : threads) {
        serving.interrupt();
        serving.join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
