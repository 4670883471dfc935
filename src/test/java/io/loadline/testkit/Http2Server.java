package io.loadline.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback address that speaks HTTP/2 frame by frame, as rightly or wrongly as its
 * script says. One thread a connection; none is left after {@link #close}.
 */
public final class Http2Server implements AutoCloseable {
  /** Serves one connection until it returns or the client is gone. */
  @FunctionalInterface
  public interface Script {
    void serve(Http2Peer peer) throws IOException, InterruptedException;
  }

  private static final int BACKLOG = 1024;

  private final Script script;
  private final Acceptor<Served> acceptor;
  private final AtomicInteger requests = new AtomicInteger();

  private Http2Server(Script script, Acceptor.Listening listening) {
    this.script = script;
    this.acceptor =
        Acceptor.on(
            listening,
            "http2-server",
            (socket, number) -> new Served(new Http2Peer(socket, number, requests)));
  }

  public static Http2Server start(Script script) {
    return start(script, () -> new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
  }

  /** One whose sockets take so little that the client soon notices when nothing is read. */
  public static Http2Server withLittleRoom(Script script) {
    return start(
        script,
        () -> {
          ServerSocket listener = new ServerSocket();
          listener.setReceiveBufferSize(4096);
          listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
          return listener;
        });
  }

  private static Http2Server start(Script script, Acceptor.Listening listening) {
    Http2Server server = new Http2Server(script, listening);
    server.acceptor.start();
    return server;
  }

  /** Greets, and answers each request alike. */
  public static Http2Server answering(Answer answer) {
    return start(greeting(answer));
  }

  /**
   * The same over TLS.
   *
   * @param clients the authority of certificates that clients must have; null for none
   * @param protocols what it speaks by ALPN; none for a server that knows no ALPN
   */
  public static Http2Server secure(
      Answer answer, Identity identity, @Nullable X509Certificate clients, String... protocols) {
    return start(greeting(answer), () -> TlsListener.open(identity, clients, BACKLOG, protocols));
  }

  private static Script greeting(Answer answer) {
    return peer -> {
      peer.greet();
      for (int id = peer.request(); id > 0; id = peer.request()) {
        answer.to(peer, id);
      }
    };
  }

  /** What is said on the stream of one request. */
  @FunctionalInterface
  public interface Answer {
    void to(Http2Peer peer, int stream) throws IOException, InterruptedException;
  }

  private final class Served implements Acceptor.Connection {
    private final Http2Peer peer;

    private Served(Http2Peer peer) {
      this.peer = peer;
    }

    @Override
    public void serve() {
      try {
        script.serve(peer);
      } catch (IOException e) {
        // the client gave up, which tests see on its side
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        peer.close();
      }
    }

    @Override
    public void close() {
      peer.close();
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port() + ScriptedServer.INFER);
  }

  public int port() {
    return acceptor.listener().getLocalPort();
  }

  /** Accepted so far. */
  public int connections() {
    return acceptor.connections();
  }

  public int openConnections() {
    return acceptor.open().size();
  }

  /** Read whole so far. */
  public int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    acceptor.close();
  }
}
