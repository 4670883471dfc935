package io.loadline.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One accepted connection of a {@link ScriptedServer}. */
final class ServerConnection implements Acceptor.Connection {
  private final ScriptedServer server;
  private final Socket socket;
  private final int number;
  private final InputStream in;

  ServerConnection(ScriptedServer server, Socket socket, int number) throws IOException {
    this.server = server;
    this.socket = socket;
    this.number = number;
    this.in = new BufferedInputStream(socket.getInputStream());
    socket.setTcpNoDelay(true);
  }

  @Override
  public void serve() {
    try {
      server.resetIfDead(this);
      while (!socket.isClosed() && serveOne()) {
        // until one side has had enough
      }
    } catch (IOException e) {
      server.lost(this);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  private boolean serveOne() throws IOException, InterruptedException {
    String line = readLine();
    if (line.isEmpty() || saidNoHttp(line)) {
      return false;
    }
    String[] parts = line.split(" ", 3);
    Map<String, String> headers = readHeaders();
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    if (body.length < Integer.parseInt(headers.getOrDefault("content-length", "0"))) {
      return false;
    }
    long count = server.count(ReceivedRequest.phase(headers));
    String text = ReceivedRequest.text(body);
    ReceivedRequest request = new ReceivedRequest(parts[0], parts[1], headers, text, count, number);
    server.script().behaviourTo(request).answer(new Reply(this));
    return true;
  }

  /** As servers do when a client speaks TLS to them. */
  private boolean saidNoHttp(String line) throws IOException {
    if (line.endsWith("HTTP/1.1")) {
      return false;
    }
    byte[] answer = Answers.whole(400, "text/plain", "").getBytes(StandardCharsets.UTF_8);
    write(answer, 0, answer.length);
    return true;
  }

  private Map<String, String> readHeaders() throws IOException {
    Map<String, String> headers = new HashMap<>();
    String line = readLine();
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      line = readLine();
    }
    return headers;
  }

  /** Without its end; empty at the end of the stream too. */
  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    int b = in.read();
    boolean tls = b == 0x16;
    while (b >= 0 && b != '\n' && !tls) {
      line.append((char) b);
      b = in.read();
    }
    return tls ? "TLS" : line.toString().strip();
  }

  void write(byte[] bytes, int offset, int count) throws IOException {
    socket.getOutputStream().write(bytes, offset, count);
  }

  void awaitEnd() throws IOException {
    while (in.read() >= 0) {
      // a client that gave up closes
    }
  }

  void reset() throws IOException {
    server.countReset();
    socket.setSoLinger(true, 0);
    socket.close();
  }

  void killServer() throws IOException {
    server.die();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
