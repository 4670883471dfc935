package io.loadline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server that ends TLS behind each answer (close_notify), and leaves the socket open. */
public final class TlsPeer implements AutoCloseable {
  private final SSLServerSocket listener;
  private final byte[] answer;
  private final Queue<SSLSocket> open = new ConcurrentLinkedQueue<>();

  private TlsPeer(SSLServerSocket listener, String answer) {
    this.listener = listener;
    this.answer = answer.getBytes(StandardCharsets.UTF_8);
  }

  public static TlsPeer answeringThenNotifying(Identity identity, String answer)
      throws IOException {
    TlsPeer server = new TlsPeer(TlsListener.open(identity, null, 16), answer);
    Thread thread = new Thread(server::serve, "tls-peer");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  /** One connection after the other: none is used twice. */
  private void serve() {
    try {
      while (true) {
        SSLSocket client = (SSLSocket) listener.accept();
        open.add(client);
        if (client.getInputStream().read(new byte[65_536]) > 0) {
          client.getOutputStream().write(answer);
          client.shutdownOutput();
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  public URI url() {
    return URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (SSLSocket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
