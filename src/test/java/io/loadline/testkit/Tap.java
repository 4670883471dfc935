package io.loadline.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between a client and a real server and keeps what the server says, so that a test can hold
 * our figures against the server's own.
 */
public final class Tap implements AutoCloseable {
  private final URI server;
  private final ServerSocket listener;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final List<Socket> sockets = new ArrayList<>();

  private Tap(URI server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  public static Tap on(URI server) throws IOException {
    Tap tap = new Tap(server, new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
    start(tap::accept);
    return tap;
  }

  /** Where the client goes in place of the server. */
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
  }

  /** All that the server has said so far. */
  public String said() {
    synchronized (said) {
      return String.join("", said);
    }
  }

  /** The numbers that the server has given by a name, in order. */
  public List<Double> numbers(String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":([0-9.]+)").matcher(said());
    return matcher.results().map(found -> Double.parseDouble(found.group(1))).toList();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        keep(client);
        connect(client);
      }
    } catch (IOException e) {
      close();
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      Socket behind = new Socket(server.getHost(), server.getPort());
      keep(behind);
      start(() -> copy(client, behind, false));
      start(() -> copy(behind, client, true));
    } catch (ConnectException e) {
      client.close(); // as the server would refuse it
    }
  }

  private void keep(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    synchronized (sockets) {
      sockets.add(socket);
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "tap");
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends both sides when one has ended. */
  private void copy(Socket from, Socket to, boolean keep) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[65_536];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        out.write(bytes, 0, count);
        if (keep) {
          said.add(new String(bytes, 0, count, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      // one side broke off, which ends the other
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      synchronized (sockets) {
        for (Socket socket : sockets) {
          socket.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
