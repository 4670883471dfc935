package matrix;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A model that answers at once, one of whose measured requests every fifth is refused, and one that
 * refuses the first 50.
 */
final class ModelServer {
  private static final String ANSWER = "{\"outputs\":[{\"name\":\"predict\",\"data\":[1,1]}]}";

  private final AtomicLong measured = new AtomicLong();
  private final HttpServer server;

  private ModelServer(HttpServer server) {
    this.server = server;
  }

  static ModelServer start() {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      ModelServer model = new ModelServer(HttpServer.create(address, 128));
      model.listen();
      return model;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void listen() {
    server.createContext("/v2/models/healthy", exchange -> answer(exchange, 200));
    server.createContext("/v2/models/flaky", exchange -> answer(exchange, flakyStatus(exchange)));
    server.createContext("/v2/models/late", exchange -> answer(exchange, lateStatus(exchange)));
    server.setExecutor(
        Executors.newFixedThreadPool(
            4,
            task -> {
              Thread thread = new Thread(task, "model");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  private int flakyStatus(HttpExchange exchange) {
    return isMeasured(exchange) && measured.incrementAndGet() % 5 == 0 ? 503 : 200;
  }

  private int lateStatus(HttpExchange exchange) {
    return isMeasured(exchange) && measured.incrementAndGet() <= 50 ? 503 : 200;
  }

  private static boolean isMeasured(HttpExchange exchange) {
    return "measurement".equals(exchange.getRequestHeaders().getFirst("Loadline-Phase"));
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
