package io.loadline.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves so many connections at a time over HTTP/1.1, and the next only when one of them has been
 * closed, as servers with a thread for each connection do.
 */
public final class OneConnectionServer implements AutoCloseable {
  private static final int BACKLOG = 500;

  private final ServerSocket listening;
  private final Semaphore threads;
  private final boolean acceptsAll;
  private final Duration service;
  private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
  private final AtomicInteger requests = new AtomicInteger();

  private OneConnectionServer(int threads, boolean acceptsAll, Duration service)
      throws IOException {
    this.listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    this.threads = new Semaphore(threads, true);
    this.acceptsAll = acceptsAll;
    this.service = service;
  }

  private OneConnectionServer started() {
    daemon(this::accept);
    daemon(this::dispatch);
    return this;
  }

  /** Leaves the others in the backlog. */
  public static OneConnectionServer accepting(int connections, Duration service)
      throws IOException {
    return new OneConnectionServer(connections, false, service).started();
  }

  /** One at a time, and of the first two the second first, as servers with many threads may. */
  public static OneConnectionServer swapping() throws IOException {
    OneConnectionServer server = new OneConnectionServer(1, false, Duration.ZERO);
    daemon(server::swap);
    return server;
  }

  /** Accepts the others as well, and answers them when it is their turn. */
  public static OneConnectionServer answering(int connections, Duration service)
      throws IOException {
    return new OneConnectionServer(connections, true, service).started();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + ScriptedServer.INFER);
  }

  /** Read whole so far. */
  public int requests() {
    return requests.get();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "one-connection-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        if (!acceptsAll) {
          threads.acquire();
        }
        accepted.add(listening.accept());
      } catch (IOException | InterruptedException e) {
        // the end
      }
    }
  }

  /** In the order in which they were accepted. */
  private void dispatch() {
    try {
      while (!listening.isClosed()) {
        Socket next = accepted.take();
        if (acceptsAll) {
          threads.acquire();
        }
        daemon(() -> serve(next));
      }
    } catch (InterruptedException e) {
      // the end
    }
  }

  private void swap() {
    try (Socket first = listening.accept()) {
      try (Socket second = listening.accept()) {
        talk(second);
      }
      talk(first);
    } catch (IOException | InterruptedException e) {
      // the client gave up, which tests see on its side
    }
    daemon(this::accept);
    dispatch();
  }

  private void serve(Socket client) {
    try (client) {
      talk(client);
    } catch (IOException | InterruptedException e) {
      // the client gave up, which tests see on its side
    } finally {
      threads.release();
    }
  }

  private void talk(Socket client) throws IOException, InterruptedException {
    client.setTcpNoDelay(true);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    while (reads(in)) {
      requests.incrementAndGet();
      Thread.sleep(service.toMillis());
      String answer =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
      client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Whether a whole request came. */
  private static boolean reads(BufferedReader in) throws IOException {
    int length = 0;
    String line = in.readLine();
    for (; line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    for (int i = 0; i < length; i++) {
      in.read();
    }
    return line != null;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
