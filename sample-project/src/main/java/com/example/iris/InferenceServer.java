package com.example.iris;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the model over HTTP on loopback, until it is closed. */
final class InferenceServer implements AutoCloseable {
  static {
    // Else each answer waits 40 ms for the client's acknowledgement (Nagle's algorithm).
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int THREADS = 16;

  private final HttpServer server;
  private final ExecutorService threads;
  private final OpenInference protocol;

  private InferenceServer(HttpServer server, OpenInference protocol) {
    this.server = server;
    this.protocol = protocol;
    this.threads = Executors.newFixedThreadPool(THREADS, InferenceServer::daemon);
  }

  /** Starts a server; port 0 for a free one. */
  static InferenceServer start(int port, IrisModel model, Faults faults) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    InferenceServer started =
        new InferenceServer(HttpServer.create(address, 0), new OpenInference(model, faults));
    started.server.setExecutor(started.threads);
    started.server.createContext("/", started::handle);
    started.server.start();
    return started;
  }

  /** Scheme, host and port. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    // Read whole in any case: a body left over would end the connection.
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    try {
      send(exchange, 200, protocol.answer(exchange.getRequestMethod(), path, body));
    } catch (ProtocolException e) {
      send(exchange, e.status(), protocol.error(e.getMessage()));
    }
  }

  private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().close();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "inference");
    thread.setDaemon(true);
    return thread;
  }
}
