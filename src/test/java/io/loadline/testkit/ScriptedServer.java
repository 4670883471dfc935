package io.loadline.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLServerSocket;

/**
 * A server on the loopback address that behaves as its {@link Script} says and counts what it read.
 * One thread a connection; none is left after {@link #close}.
 */
public final class ScriptedServer implements AutoCloseable {
  /** Where the iris model would be. */
  public static final String INFER = "/v2/models/sklearn-irisv2/infer";

  private static final int BACKLOG = 1024;

  private final Acceptor<ServerConnection> acceptor;
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
  private final AtomicInteger resets = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile Script script;

  private ScriptedServer(Script script, Acceptor.Listening listening) {
    this.script = script;
    this.acceptor =
        Acceptor.on(
            listening,
            "scripted-server",
            (socket, number) -> new ServerConnection(this, socket, number));
  }

  public static ScriptedServer start(Script script) {
    return start(script, InetAddress.getLoopbackAddress());
  }

  /** Behaves the same towards all but {@code GET .../ready}. */
  public static ScriptedServer always(Behaviour behaviour) {
    return start(Script.always(behaviour));
  }

  /** On another of this machine's own addresses, {@code ::1} say. */
  public static ScriptedServer start(Script script, InetAddress address) {
    return start(script, () -> new ServerSocket(0, BACKLOG, address));
  }

  /** Over TLS; to clients with a certificate by {@code clients} only, if there is such a one. */
  public static ScriptedServer secure(Script script, Identity server, Identity... clients) {
    X509Certificate authority = clients.length == 0 ? null : clients[0].certificate();
    return start(script, () -> TlsListener.open(server, authority, BACKLOG));
  }

  /** As {@link #secure(Script, Identity, Identity...)}, on another of this machine's addresses. */
  public static ScriptedServer secure(
      Script script, InetAddress address, Identity server, Identity clients) {
    return start(script, () -> TlsListener.open(address, server, clients.certificate(), BACKLOG));
  }

  private static ScriptedServer start(Script script, Acceptor.Listening listening) {
    ScriptedServer server = new ScriptedServer(script, listening);
    server.acceptor.start();
    return server;
  }

  /** From the next request on. */
  public void follow(Script next) {
    script = next;
  }

  public int port() {
    return acceptor.listener().getLocalPort();
  }

  /** Absolute, from a path that starts with a slash. */
  public URI url(String path) {
    ServerSocket listener = acceptor.listener();
    String host = listener.getInetAddress().getHostAddress();
    String scheme = listener instanceof SSLServerSocket ? "https" : "http";
    return URI.create(
        scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + path);
  }

  /** The iris model's inference address. */
  public URI url() {
    return url(INFER);
  }

  /** Requests read whole in a phase: {@code probe}, {@code warmup}, {@code measurement} or "". */
  public long requests(String phase) {
    return counts.getOrDefault(phase, new AtomicLong()).get();
  }

  public long requests() {
    return counts.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** Accepted so far. */
  public int connections() {
    return acceptor.connections();
  }

  public int openConnections() {
    return acceptor.open().size();
  }

  /** How many were accepted and are over. */
  public int closedConnections() {
    return acceptor.connections() - acceptor.open().size();
  }

  /** Connections that this server reset on purpose. */
  public int resets() {
    return resets.get();
  }

  /** Connections that the client broke off while the server read or wrote. */
  public int lost() {
    return lost.get();
  }

  Script script() {
    return script;
  }

  long count(String phase) {
    return counts.computeIfAbsent(phase, p -> new AtomicLong()).incrementAndGet();
  }

  void countReset() {
    resets.incrementAndGet();
  }

  void lost(ServerConnection connection) {
    if (acceptor.open().contains(connection)) {
      lost.incrementAndGet();
    }
  }

  /** One that was accepted while the server died. */
  void resetIfDead(ServerConnection connection) throws IOException {
    if (acceptor.listener().isClosed()) {
      connection.reset();
    }
  }

  /** No connection is left, none is accepted; the counts stay. */
  public void die() throws IOException {
    acceptor.listener().close();
    for (ServerConnection connection : acceptor.open()) {
      connection.reset();
    }
  }

  @Override
  public void close() {
    acceptor.close();
  }
}
