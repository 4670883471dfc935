package io.loadline.telemetry;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends metrics to a collector by OTLP over HTTP, all in one request. With {@link OtlpData} the
 * only one that knows OpenTelemetry, which may be absent.
 */
final class OtlpExport {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Counted from when the exporter is made: loading it takes seconds on a machine that is busy. */
  private static final Duration WHOLE = Duration.ofSeconds(10);

  private OtlpExport() {}

  /**
   * Sends them once, and gives up after 10 s, 2 s of them to connect.
   *
   * @throws IOException when the collector did not take them; the message says why
   */
  static void send(GateTelemetry.Collector to, List<GateMetric> metrics, GateMetric.Period period)
      throws IOException {
    send(to, new OtlpData(to.resource(), to.encoding(), period).of(metrics), WHOLE);
  }

  /** On a thread of its own, since nothing else bounds the time in which a name is looked up. */
  static void send(GateTelemetry.Collector to, Collection<MetricData> data, Duration within)
      throws IOException {
    OtlpHttpMetricExporter exporter = exporter(to);
    FutureTask<@Nullable Void> task =
        new FutureTask<>(
            () -> {
              send(to.endpoint(), exporter, data);
              return null;
            });
    Thread thread = new Thread(task, "loadline-otlp");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(within.toMillis(), MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new IOException("there was no answer within " + within.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IOException("the test was interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
    }
  }

  private static void send(
      URI endpoint, OtlpHttpMetricExporter exporter, Collection<MetricData> data)
      throws IOException {
    try {
      connect(endpoint);
      CompletableResultCode result = exporter.export(data).join(WHOLE.toMillis(), MILLISECONDS);
      if (!result.isSuccess()) {
        throw new IOException(refusal(result.getFailureThrowable()));
      }
    } finally {
      exporter.shutdown();
    }
  }

  private static String refusal(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : failure.getCause();
    return cause == null
        ? "the collector refused them; OpenTelemetry's own line in the log says with which status"
        : cause.toString();
  }

  /** First, so that a collector that is away costs no stack trace of the exporter in the log. */
  private static void connect(URI endpoint) throws IOException {
    int usual = "https".equals(endpoint.getScheme()) ? 443 : 80;
    int port = endpoint.getPort() < 0 ? usual : endpoint.getPort();
    IOException failure = new IOException("its host has no address");
    for (InetAddress address : InetAddress.getAllByName(endpoint.getHost())) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address, port), (int) CONNECT.toMillis());
        return;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private static OtlpHttpMetricExporter exporter(GateTelemetry.Collector to) throws IOException {
    OtlpHttpMetricExporterBuilder builder =
        OtlpHttpMetricExporter.builder()
            .setEndpoint(to.endpoint().toString())
            .setConnectTimeout(CONNECT)
            .setTimeout(WHOLE)
            .setRetryPolicy(null)
            .setCompression(to.encoding().gzip() ? "gzip" : "none")
            // Else its own go to the global OpenTelemetry; before 1.57 nobody could set that then.
            .setMeterProvider(MeterProvider.noop());
    to.headers().forEach(builder::addHeader);
    GateTelemetry.Certificates files = to.certificates();
    if (files.trusted().isPresent()) {
      builder.setTrustedCertificates(Files.readAllBytes(files.trusted().get()));
    }
    if (files.key().isPresent() && files.chain().isPresent()) {
      builder.setClientTls(
          Files.readAllBytes(files.key().get()), Files.readAllBytes(files.chain().get()));
    }
    return builder.build();
  }
}
