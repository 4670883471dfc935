package io.loadline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final ServerSocket listener;
  private final Thread acceptor;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Set<Http2Peer> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  private Http2Server(Script script, ServerSocket listener) {
    this.script = script;
    this.listener = listener;
    this.acceptor = new Thread(this::accept, "http2-server-" + listener.getLocalPort());
    acceptor.setDaemon(true);
  }

  public static Http2Server start(Script script) {
    return start(script, () -> new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
  }

  private interface Listening {
    ServerSocket open() throws IOException;
  }

  private static Http2Server start(Script script, Listening listening) {
    try {
      Http2Server server = new Http2Server(script, listening.open());
      server.acceptor.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private void accept() {
    try {
      while (true) {
        Http2Peer peer = new Http2Peer(listener.accept(), connections.incrementAndGet(), requests);
        open.add(peer);
        Thread thread = new Thread(() -> serve(peer), acceptor.getName() + "-connection");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Http2Peer peer) {
    try {
      script.serve(peer);
    } catch (IOException e) {
      // the client gave up, which tests see on its side
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      peer.close();
      open.remove(peer);
      threads.remove(Thread.currentThread());
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + ScriptedServer.INFER);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Accepted so far. */
  public int connections() {
    return connections.get();
  }

  public int openConnections() {
    return open.size();
  }

  /** Read whole so far. */
  public int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    try {
      listener.close();
      acceptor.join();
      open.forEach(Http2Peer::close);
      for (Thread thread : threads) {
        thread.interrupt();
        thread.join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
