package io.loadline.config.gate;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is made of a result.json besides its page.
 *
 * @param formats {@code loadline.formats}: those of {@link SwitchReader#FORMATS} that are wanted
 * @param attachments {@code loadline.attachments}; empty for {@code auto}
 * @param ci what the CI system is told
 * @param telemetry which libraries of metrics get the figures
 */
public record OutputSwitches(
    Set<String> formats, Optional<Boolean> attachments, Ci ci, Telemetry telemetry) {
  public OutputSwitches {
    formats = Set.copyOf(formats);
  }

  /**
   * What the CI system is told.
   *
   * @param on {@code loadline.ci}: false for {@code off}
   * @param parts those alone that it names; empty for what the environment asks for
   * @param environment variables by which CI systems make themselves known, as far as they are set
   */
  public record Ci(boolean on, Set<String> parts, Map<String, String> environment) {
    public Ci {
      parts = Set.copyOf(parts);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Which libraries of metrics get the figures.
   *
   * @param otlp {@code loadline.otlp}: the collector that they are sent to
   * @param micrometer {@code loadline.micrometer}: whether Micrometer's global registry gets them
   */
  public record Telemetry(Optional<Otlp> otlp, boolean micrometer) {
    /** None. */
    public static final Telemetry OFF = new Telemetry(Optional.empty(), false);
  }

  /**
   * A collector of OpenTelemetry, as {@code OTEL_EXPORTER_OTLP_..} says where nothing else does.
   *
   * @param endpoint with the whole path
   * @param headers of the request, which may be secret
   * @param encoding how the request is compressed, and how its figures are told
   * @param resource attributes of what sends them
   */
  public record Otlp(
      URI endpoint,
      Map<String, String> headers,
      OtlpFiles files,
      OtlpEncoding encoding,
      Map<String, String> resource) {
    public Otlp {
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
   * Files in PEM for a collector behind TLS.
   *
   * @param trusted whom to trust; empty for those whom the JVM trusts
   * @param key of ours; with {@code chain} or without both
   * @param chain that belongs to the key
   */
  public record OtlpFiles(Optional<Path> trusted, Optional<Path> key, Optional<Path> chain) {}

  /**
   * How figures are told to a collector.
   *
   * @param gzip whether the request is compressed
   * @param delta whether counts and histograms are deltas, else cumulative
   * @param explicit whether histograms have stated buckets, else exponential ones
   */
  public record OtlpEncoding(boolean gzip, boolean delta, boolean explicit) {}
}
