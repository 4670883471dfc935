package io.loadline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loadline.testkit.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * A real server whose model takes one request at a time, for 20 ms each, and that counts as real
 * ones do.
 */
final class CountingServer implements AutoCloseable {
  private static final long COMPUTE = 20_000_000;

  private final HttpServer server;
  private final Semaphore model = new Semaphore(1, true);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private long requests;
  private long own;
  private long queued;
  private long computed;

  CountingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
  }

  /** By one thread for everything: its event loop. */
  void startBlocked() {
    server.createContext("/", exchange -> answer(exchange, Answers.IRIS));
    server.createContext("/v2/models/iris/infer", this::computeAtOnce);
    server.start();
  }

  /** By a thread for each request; these wait for the model there. */
  void startWithWorkers() {
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, Answers.IRIS));
    server.createContext("/v2/models/iris/infer", this::computeInTurn);
    server.start();
  }

  private void computeAtOnce(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    long from = System.nanoTime();
    compute();
    count(0, System.nanoTime() - from);
    answer(exchange, Answers.IRIS);
  }

  private void computeInTurn(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    computeInTurn();
    answer(exchange, Answers.IRIS);
  }

  void computeInTurn() {
    long from = System.nanoTime();
    model.acquireUninterruptibly();
    long begun = System.nanoTime();
    compute();
    count(begun - from, System.nanoTime() - begun);
    model.release();
  }

  private static void compute() {
    long until = System.nanoTime() + COMPUTE;
    for (long left = COMPUTE; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private synchronized void count(long waited, long took) {
    requests++;
    own += waited + took;
    queued += waited;
    computed += took;
  }

  void tellAsKserve() {
    server.createContext(
        "/metrics",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          answer(exchange, kserve());
        });
  }

  private synchronized String kserve() {
    return """
    # TYPE request_predict_seconds histogram
    request_predict_seconds_count{model_name="iris"} %d
    request_predict_seconds_sum{model_name="iris"} %s
    """
        .formatted(requests, own / 1e9);
  }

  synchronized String triton() {
    return """
    {"name": "triton", "version": "2.51.0", "model_stats": [{"inference_stats": {
      "success": {"count": %1$d, "ns": %2$d}, "queue": {"count": %1$d, "ns": %3$d},
      "compute_input": {"count": %1$d, "ns": 0}, "compute_output": {"count": %1$d, "ns": 0},
      "compute_infer": {"count": %1$d, "ns": %4$d}},
      "batch_stats": [{"batch_size": 1, "compute_input": {"ns": 0},
        "compute_infer": {"ns": %4$d}, "compute_output": {"ns": 0}}]}]}
    """
        .formatted(requests, own, queued, computed);
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
