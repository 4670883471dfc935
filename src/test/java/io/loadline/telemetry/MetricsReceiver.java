package io.loadline.telemetry;

import io.loadline.document.ResultDocument;
import io.loadline.testkit.OtlpCollector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Sends gates to a collector, and shows what it got. */
final class MetricsReceiver implements AutoCloseable {
  private final OtlpCollector collector;

  MetricsReceiver() {
    try {
      collector = OtlpCollector.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GateTelemetry.Collector target() {
    return new GateTelemetry.Collector(
        collector.url().resolve(OtlpCollector.PATH),
        Map.of(),
        new GateTelemetry.Certificates(Optional.empty(), Optional.empty(), Optional.empty()),
        new GateTelemetry.Encoding(false, false, false),
        Map.of("service.name", "loadline"));
  }

  SentMetrics send(ResultDocument gate) throws IOException {
    collector.received().clear();
    GateTelemetry.send(gate, target());
    return new SentMetrics(collector.only().metrics());
  }

  @Override
  public void close() {
    collector.close();
  }
}
