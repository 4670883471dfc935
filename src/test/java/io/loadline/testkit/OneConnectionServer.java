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
  private final AtomicInteger requests = new AtomicInteger();

  private OneConnectionServer(int threads, boolean acceptsAll, Duration service)
      throws IOException {
    this.listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    this.threads = new Semaphore(threads, true);
    this.acceptsAll = acceptsAll;
    this.service = service;
    daemon(this::accept);
  }

  /** Leaves the others in the backlog. */
  public static OneConnectionServer accepting(int connections, Duration service)
      throws IOException {
    return new OneConnectionServer(connections, false, service);
  }

  /** Accepts the others as well, and answers them when it is their turn. */
  public static OneConnectionServer answering(int connections, Duration service)
      throws IOException {
    return new OneConnectionServer(connections, true, service);
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
        Socket client = listening.accept();
        daemon(() -> serve(client));
      } catch (IOException | InterruptedException e) {
        // the end
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (acceptsAll) {
        threads.acquire();
      }
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
