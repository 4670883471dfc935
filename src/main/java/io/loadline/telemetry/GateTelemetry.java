package io.loadline.telemetry;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.StoredRun;
import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.result.RunResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hands the figures of a finished gate to libraries of metrics, each a function of its result.json.
 * Neither library is loaded before it is asked for here.
 */
public final class GateTelemetry {
  private static final List<String> VERDICTS =
      List.of("PASS", "FAIL", "INCONCLUSIVE", "INVALID", "ERROR");

  private static final double NANOS_PER_SECOND = 1e9;

  private final List<GateMetric> metrics = new ArrayList<>();
  private Instant from = Instant.MAX;
  private Instant to = Instant.MIN;

  /**
   * Who takes the metrics, and how.
   *
   * @param endpoint with the whole path, {@code http://localhost:4318/v1/metrics}
   * @param headers of the request, which may be secret
   * @param resource attributes of what sends them, {@code service.name} among them
   */
  public record Collector(
      URI endpoint,
      Map<String, String> headers,
      Certificates certificates,
      Encoding encoding,
      Map<String, String> resource) {
    public Collector {
      headers = Map.copyOf(headers);
      resource = Map.copyOf(resource);
    }

    /** Without the headers. */
    @Override
    public String toString() {
      return endpoint.toString();
    }
  }

  /**
   * Files in PEM, for a collector behind TLS.
   *
   * @param trusted whom to trust; empty for those whom the JVM trusts
   * @param key of ours, in PKCS 8; empty where the collector asks for none
   * @param chain that belongs to the key
   */
  public record Certificates(Optional<Path> trusted, Optional<Path> key, Optional<Path> chain) {}

  /**
   * How figures are told.
   *
   * @param gzip whether the request is compressed
   * @param delta whether counts and histograms are deltas, else cumulative; with one export of a
   *     gate they differ in name alone
   * @param explicit whether histograms have stated buckets, else exponential ones
   */
  public record Encoding(boolean gzip, boolean delta, boolean explicit) {}

  private GateTelemetry(ResultDocument gate) throws IOException {
    addVerdict(gate, attributes(gate, Optional.empty()));
    for (ResultDocument each : gate.measured()) {
      addEndpoint(gate, each);
    }
  }

  /**
   * Sends them to a collector of OpenTelemetry.
   *
   * @throws IOException when it did not take them, or the library is one that cannot; the message
   *     says why
   */
  public static void send(ResultDocument gate, Collector collector) throws IOException {
    GateTelemetry read = new GateTelemetry(gate);
    try {
      OtlpExport.send(collector, read.metrics, new GateMetric.Period(read.from, read.to));
    } catch (RuntimeException | LinkageError e) {
      throw new IOException("OpenTelemetry on the class path did not do it: " + e, e);
    }
  }

  /**
   * Registers them with Micrometer's global registry.
   *
   * @throws IOException when it does not take them
   */
  public static void register(ResultDocument gate) throws IOException {
    GateTelemetry read = new GateTelemetry(gate);
    try {
      MicrometerExport.register(read.metrics);
    } catch (RuntimeException | LinkageError e) {
      throw new IOException("Micrometer on the class path did not do it: " + e, e);
    }
  }

  private void addEndpoint(ResultDocument gate, ResultDocument endpoint) throws IOException {
    boolean named = !gate.endpoints().isEmpty();
    SortedMap<String, Object> own =
        attributes(gate, named ? Optional.of(endpoint.name()) : Optional.empty());
    if (named) {
      addVerdict(endpoint, own);
    }
    EndpointFigures figures = new EndpointFigures(endpoint, own);
    figures.addObjectives();
    run(endpoint).ifPresent(figures::addRun);
    metrics.addAll(figures.figures());
    addPeriod(endpoint.root());
  }

  /** A gate that was never measured has a moment only, at which it was given up. */
  private void addPeriod(JsonTree endpoint) throws IOException {
    boolean measured = endpoint.isPresent("started");
    try {
      Instant start = Instant.parse(endpoint.text(measured ? "started" : "ended"));
      long nanos = Math.round(endpoint.figure("elapsed_s").orElse(0) * NANOS_PER_SECOND);
      Instant end = measured ? start.plusNanos(nanos) : start;
      from = start.isBefore(from) ? start : from;
      to = end.isAfter(to) ? end : to;
    } catch (DateTimeException e) {
      throw new IOException("result.json does not say when the gate was measured", e);
    }
  }

  /** Empty for one that was never measured, or whose verdict was taken back. */
  private static Optional<RunResult> run(ResultDocument endpoint) throws IOException {
    String stored = endpoint.root().text("run");
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(StoredRun.read(stored).run());
    } catch (FormatException e) {
      throw new IOException("the run in result.json cannot be read: " + e.getMessage(), e);
    }
  }

  private static SortedMap<String, Object> attributes(
      ResultDocument gate, Optional<String> endpoint) {
    SortedMap<String, Object> attributes = new TreeMap<>();
    attributes.put("loadline.gate", gate.gate());
    endpoint.ifPresent(name -> attributes.put("loadline.endpoint", name));
    return attributes;
  }

  /** One of each, so that a query for FAIL finds 0 where it passed. */
  private void addVerdict(ResultDocument of, SortedMap<String, Object> own) {
    for (String each : VERDICTS) {
      SortedMap<String, Object> which = new TreeMap<>(own);
      which.put("loadline.verdict", each);
      double figure = each.equals(of.verdict()) ? 1 : 0;
      metrics.add(new GateMetric(MetricNames.VERDICT, which, new GateMetric.Level(figure)));
    }
  }
}
