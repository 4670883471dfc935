package io.loadline.config.gate;

import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.telemetry.GateTelemetry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads where and how metrics are sent: {@code loadline.otlp}, and the variables and properties of
 * OpenTelemetry. None of these is looked at before it is asked for.
 */
final class OtlpReader {
  private static final String PREFIX = "otel.exporter.otlp.";
  private static final String PATH = "v1/metrics";
  private static final URI USUAL = URI.create("http://localhost:4318/" + PATH);
  private static final String EXPONENTIAL = "base2_exponential_bucket_histogram";
  private static final String EXPLICIT = "explicit_bucket_histogram";

  private final SettingSources sources;
  private final ConfigProblems problems;

  OtlpReader(SettingSources sources, ConfigProblems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /**
   * What {@code loadline.otlp} asks for.
   *
   * @param wanted on, or an address
   * @return empty when something is wrong, which is reported
   */
  Optional<GateTelemetry.Collector> read(SettingSources.Found wanted) {
    boolean named = !wanted.value().strip().equalsIgnoreCase("on");
    Optional<URI> endpoint =
        named ? parse(SwitchKey.OTLP.key(), wanted, OtlpReader::base) : endpoint();
    Map<String, String> headers = headers();
    GateTelemetry.Certificates files =
        new GateTelemetry.Certificates(
            file("certificate"), file("client.key"), file("client.certificate"));
    checkPair(files);
    boolean gzip = choice("compression", List.of("none", "gzip")).equals("gzip");
    boolean cumulative =
        choice("metrics.temporality.preference", List.of("cumulative", "delta", "lowmemory"))
            .equals("cumulative");
    boolean explicit =
        choice("metrics.default.histogram.aggregation", List.of(EXPONENTIAL, EXPLICIT))
            .equals(EXPLICIT);
    GateTelemetry.Encoding encoding = new GateTelemetry.Encoding(gzip, !cumulative, explicit);
    Map<String, String> resource = resource();
    return endpoint.map(to -> new GateTelemetry.Collector(to, headers, files, encoding, resource));
  }

  /** As OpenTelemetry is told: an address of metrics as it stands, one of all signals as a base. */
  private Optional<URI> endpoint() {
    signal("protocol")
        .filter(found -> !found.value().strip().equals("http/protobuf"))
        .ifPresent(
            found ->
                add(
                    PREFIX + "metrics.protocol",
                    found,
                    "is not spoken here",
                    "set OTEL_EXPORTER_OTLP_METRICS_PROTOCOL to http/protobuf, or give"
                        + " loadline.otlp the address of the collector, port 4318 as a rule"));
    String own = PREFIX + "metrics.endpoint";
    Optional<SettingSources.Found> ofMetrics = sources.find(own);
    if (ofMetrics.isPresent()) {
      return parse(own, ofMetrics.get(), OtlpReader::address);
    }
    String all = PREFIX + "endpoint";
    Optional<SettingSources.Found> ofAll = sources.find(all);
    return ofAll.isPresent() ? parse(all, ofAll.get(), OtlpReader::base) : Optional.of(USUAL);
  }

  private static URI base(String text) throws SyntaxException {
    String address = address(text).toString();
    return URI.create(
        address.endsWith("/" + PATH) ? address : address.replaceFirst("/*$", "/") + PATH);
  }

  private static URI address(String text) throws SyntaxException {
    String fix = "write on, off or the address of a collector, such as http://localhost:4318";
    try {
      URI address = URI.create(text.strip());
      String scheme = String.valueOf(address.getScheme());
      if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        if (address.getRawQuery() == null
            && address.getRawFragment() == null
            && address.getRawUserInfo() == null) {
          return address;
        }
        throw new SyntaxException(
            "has more than host, port and path",
            "leave the rest out; credentials go into OTEL_EXPORTER_OTLP_HEADERS");
      }
    } catch (IllegalArgumentException e) {
      throw new SyntaxException("is no address", fix);
    }
    throw new SyntaxException("is no http or https address", fix);
  }

  private void checkPair(GateTelemetry.Certificates files) {
    if (files.key().isPresent() != files.chain().isPresent()) {
      String one = files.key().isPresent() ? "client.key" : "client.certificate";
      String other = files.key().isPresent() ? "client.certificate" : "client.key";
      signal(one)
          .ifPresent(
              found ->
                  add(
                      PREFIX + one,
                      found,
                      "is of no use alone",
                      "set " + SettingSources.environmentName(PREFIX + other) + " as well"));
    }
  }

  private Optional<Path> file(String name) {
    return signal(name).flatMap(found -> parse(PREFIX + name, found, OtlpReader::readable));
  }

  private static Path readable(String text) throws SyntaxException {
    try {
      Path file = Path.of(text.strip());
      if (Files.isReadable(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new SyntaxException("is no name of a file", "name a file in PEM");
    }
    throw new SyntaxException("is no file that can be read", "name a file in PEM");
  }

  /** The first of the words where nothing is set. */
  private String choice(String name, List<String> words) {
    return signal(name)
        .flatMap(found -> parse(PREFIX + name, found, SettingSyntax.oneOf(words)))
        .orElse(words.get(0));
  }

  /** What is set for metrics alone, else for all signals. */
  private Optional<SettingSources.Found> signal(String name) {
    return sources.find(PREFIX + "metrics." + name).or(() -> sources.find(PREFIX + name));
  }

  private Map<String, String> headers() {
    return signal("headers")
        .flatMap(found -> parse(PREFIX + "headers", found, OtlpPairs::headers))
        .orElse(Map.of());
  }

  /** With {@code service.name}, without which a collector calls it unknown. */
  private Map<String, String> resource() {
    String key = "otel.resource.attributes";
    Map<String, String> all = new TreeMap<>(Map.of("service.name", "loadline"));
    sources
        .find(key)
        .flatMap(found -> parse(key, found, OtlpPairs::attributes))
        .ifPresent(all::putAll);
    sources
        .find("otel.service.name")
        .ifPresent(found -> all.put("service.name", found.value().strip()));
    return all;
  }

  private <T> Optional<T> parse(String key, SettingSources.Found found, SettingSyntax<T> syntax) {
    try {
      return Optional.of(syntax.parse(found.value()));
    } catch (SyntaxException refusal) {
      add(key, found, refusal.rule(), refusal.fix());
      return Optional.empty();
    }
  }

  /** Without what may be a secret: headers, and an address with credentials in it. */
  private void add(String key, SettingSources.Found found, String rule, String fix) {
    boolean secret = key.endsWith("headers") || found.value().contains("@");
    String subject = secret ? key : key + " = \"" + found.value() + "\"";
    problems.add(subject, found.origin(), rule, fix);
  }
}
