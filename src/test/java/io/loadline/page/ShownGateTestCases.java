package io.loadline.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loadline.InferenceLoadTest;
import io.loadline.Load;
import io.loadline.Slo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The gate whose page docs/page.png shows: for some seconds the model answers late, and now and
 * then not at all. Run by scripts/page-screenshot.
 */
class ShownGateTestCases {
  private static final double SLOW_FROM = 12;
  private static final double SLOW_TO = 18;

  private static final String FAILURE = "{\"error\":\"the queue of the model is full\"}";
  private static final String PREDICTION =
      "{\"outputs\":[{\"name\":\"predict\",\"datatype\":\"INT64\",\"shape\":[1],\"data\":[1]}]}";

  private static final ScheduledExecutorService THREADS = Executors.newScheduledThreadPool(4);
  private static HttpServer server;

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(THREADS);
    server.createContext("/v2/", ShownGateTestCases::answer);
    server.start();
    System.setProperty("shown.port", Integer.toString(server.getAddress().getPort()));
  }

  @AfterAll
  static void stop() {
    server.stop(0);
    THREADS.shutdownNow();
  }

  @InferenceLoadTest(
      url = "http://localhost:${shown.port}/v2/models/sklearn-irisv2/infer",
      payload = "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}")
  @Load(rate = 40, duration = "30s", connections = 64)
  @Slo(latencyMean = 120, latencyP99 = 250, errorRatio = 0.02)
  void iris_keeps_its_promise() {}

  @SuppressWarnings("FutureReturnValueIgnored") // what fails there is seen by its client
  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    boolean inference = exchange.getRequestURI().getPath().endsWith("/infer");
    Inference taken = inference ? Inference.next() : new Inference(0, false);
    THREADS.schedule(() -> reply(exchange, taken.failed()), taken.millis(), TimeUnit.MILLISECONDS);
  }

  private static void reply(HttpExchange exchange, boolean failed) {
    byte[] bytes = (failed ? FAILURE : PREDICTION).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(failed ? 503 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long the model takes, and what comes of it. */
  private record Inference(long millis, boolean failed) {
    private static final Random RANDOM = new Random(11);
    private static long firstNanos;

    static synchronized Inference next() {
      firstNanos = firstNanos == 0 ? System.nanoTime() : firstNanos;
      double second = (System.nanoTime() - firstNanos) / 1e9;
      boolean slow = second >= SLOW_FROM && second < SLOW_TO;
      double millis = 22 + Math.exp(2.4 + 0.5 * RANDOM.nextGaussian());
      boolean failed = slow && RANDOM.nextInt(30) == 0;
      return new Inference(
          Math.round(slow ? millis + 150 + 260 * RANDOM.nextDouble() : millis), failed);
    }
  }
}
