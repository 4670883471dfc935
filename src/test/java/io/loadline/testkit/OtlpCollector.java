package io.loadline.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A collector of OpenTelemetry that keeps what it is sent over HTTP. */
public final class OtlpCollector implements AutoCloseable {
  /** Where it takes metrics. */
  public static final String PATH = "/v1/metrics";

  private final HttpServer server;
  private final int status;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  private OtlpCollector(HttpServer server, int status) {
    this.server = server;
    this.status = status;
  }

  /**
   * One request.
   *
   * @param headers by name in lower case
   */
  public record Received(Map<String, String> headers, ResourceMetrics metrics) {}

  /** One that takes everything. */
  public static OtlpCollector start() throws IOException {
    return answering(200);
  }

  /** One that answers with a status whatever it is sent. */
  public static OtlpCollector answering(int status) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    OtlpCollector collector = new OtlpCollector(HttpServer.create(free, 0), status);
    collector.server.createContext("/", collector::take);
    collector.server.start();
    return collector;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().equals(PATH)) {
        keep(exchange);
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private void keep(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    boolean gzip = "gzip".equals(headers.get("Content-Encoding"));
    try (InputStream body = exchange.getRequestBody();
        InputStream plain = gzip ? new GZIPInputStream(body) : body) {
      ExportMetricsServiceRequest request = ExportMetricsServiceRequest.parseFrom(plain);
      received.add(new Received(headers, request.getResourceMetrics(0)));
    }
  }

  /** Its address without a path. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Received> received() {
    return received;
  }

  /** What the only request brought. */
  public Received only() {
    if (received.size() != 1) {
      throw new AssertionError("got " + received.size() + " requests");
    }
    return Objects.requireNonNull(received.get(0));
  }

  /** Attributes as text, by name. */
  public static Map<String, String> attributes(List<KeyValue> attributes) {
    Map<String, String> texts = new TreeMap<>();
    for (KeyValue each : attributes) {
      AnyValue value = each.getValue();
      texts.put(
          each.getKey(),
          value.hasIntValue() ? "int " + value.getIntValue() : value.getStringValue());
    }
    return texts;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
