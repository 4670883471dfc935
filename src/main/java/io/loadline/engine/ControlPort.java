package io.loadline.engine;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where one of several workers is told when to begin: a port of the loopback interface, so that
 * nothing but what is in the pod reaches it. No line, however wrong, ends more than its connection.
 */
final class ControlPort implements AutoCloseable {
  /** Of a client that lost its connection and comes again, as often as it may need. */
  private static final int MOST_CONNECTIONS = 16;

  private static final int LONGEST_LINE = 200;
  private static final int MOST_UNREAD = 100_000;
  private static final int REST_MILLIS = 200;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ServerSocket listening;
  private final Supplier<ControlDialogue> dialogues;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(ControlPort::thread);

  private ControlPort(ServerSocket listening, Supplier<ControlDialogue> dialogues) {
    this.listening = listening;
    this.dialogues = dialogues;
  }

  /** Takes connections from now on; each has a dialogue of its own. */
  static ControlPort open(Supplier<ControlDialogue> dialogues) throws IOException {
    ServerSocket listening =
        new ServerSocket(0, MOST_CONNECTIONS, InetAddress.getLoopbackAddress());
    ControlPort port = new ControlPort(listening, dialogues);
    port.threads.execute(port::accept);
    return port;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "loadline-control");
    thread.setDaemon(true);
    return thread;
  }

  int number() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (!listening.isClosed()) {
        acceptOne();
      }
    } catch (InterruptedException | RejectedExecutionException e) {
      // The port is being closed.
    }
  }

  private void acceptOne() throws InterruptedException {
    try {
      Socket socket = listening.accept();
      open.add(socket);
      threads.execute(() -> talk(socket));
    } catch (IOException e) {
      // Closed, or no descriptor is left: then the load is not to be disturbed by trying on and on.
      closed.await(REST_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      if (open.size() > MOST_CONNECTIONS) {
        answer(socket, "refused there are " + MOST_CONNECTIONS + " connections already");
      } else {
        talk(socket, in, dialogues.get());
      }
      // What is left unread would take the last answer away from the client.
      socket.shutdownOutput();
      socket.setSoTimeout(REST_MILLIS);
      in.skipNBytes(MOST_UNREAD);
    } catch (IOException e) {
      // The client is gone, or the port was closed.
    } finally {
      open.remove(socket);
    }
  }

  private static void talk(Socket socket, InputStream in, ControlDialogue dialogue)
      throws IOException {
    while (!dialogue.isOver()) {
      int first = in.read();
      if (first < 0) {
        return;
      }
      answer(socket, dialogue.answer(line(first, in)));
    }
  }

  /** Up to its LF; one that is too long is cut, and so is none that is known. */
  private static String line(int first, InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = first; next >= 0 && next != '\n' && line.length() < LONGEST_LINE; ) {
      line.append((char) next);
      next = in.read();
    }
    return line.toString();
  }

  private static void answer(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    closed.countDown();
    closeQuietly(listening);
    open.forEach(ControlPort::closeQuietly);
    threads.shutdownNow();
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed as far as anybody can tell.
    }
  }
}
