package io.loadline.plan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Something measured, by its Iter8 name.
 *
 * @param percentile 0..100 for {@link Kind#LATENCY_PERCENTILE}, else 0
 * @param provider decides how it is written, and nothing else
 */
public record Metric(Kind kind, double percentile, Provider provider) {
  /** What is called; Iter8 writes the names of latencies differently for each. */
  public enum Provider {
    HTTP("http/", "latency-"),
    GRPC("grpc/", "latency/");

    private final String prefix;
    private final String latency;

    Provider(String prefix, String latency) {
      this.prefix = prefix;
      this.latency = latency;
    }

    private String write(String id) {
      return prefix + id.replaceFirst("^latency-", latency);
    }

    /** As HTTP writes it. */
    private String read(String name) {
      return name.substring(prefix.length()).replaceFirst("^" + latency, "latency-");
    }
  }

  /** The kinds of metric and how they are written and counted. */
  public enum Kind {
    LATENCY_MEAN("latency-mean", "ms"),
    LATENCY_STDDEV("latency-stddev", "ms"),
    LATENCY_MIN("latency-min", "ms"),
    LATENCY_MAX("latency-max", "ms"),
    LATENCY_PERCENTILE("latency-p", "ms"),
    ERROR_COUNT("error-count", ""),
    ERROR_RATE("error-rate", ""),
    REQUEST_COUNT("request-count", ""),
    THROUGHPUT("throughput", "/s");

    private final String id;
    private final String unit;

    Kind(String id, String unit) {
      this.id = id;
      this.unit = unit;
    }

    public String id() {
      return id;
    }

    public String unit() {
      return unit;
    }

    public boolean isLatency() {
      return "ms".equals(unit);
    }
  }

  public static Metric of(Kind kind) {
    return new Metric(kind, 0, Provider.HTTP);
  }

  /**
   * The latency below which {@code percentile} of 100 requests stay.
   *
   * @param percentile greater than 0 and less than 100
   */
  public static Metric percentile(double percentile) {
    return new Metric(Kind.LATENCY_PERCENTILE, percentile, Provider.HTTP);
  }

  /** The same, written as it is for a target. */
  public Metric over(Target target) {
    return new Metric(kind, percentile, target.isGrpc() ? Provider.GRPC : Provider.HTTP);
  }

  /**
   * {@code http/latency-p97.5} or {@code grpc/latency/p97.5}, both as the metric of HTTP; empty for
   * a name that is none. A percentile is not checked.
   */
  public static Optional<Metric> parse(String name) {
    for (Provider provider : Provider.values()) {
      if (name.startsWith(provider.prefix)) {
        return parseId(provider.read(name));
      }
    }
    return Optional.empty();
  }

  private static Optional<Metric> parseId(String id) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.LATENCY_PERCENTILE && kind.id().equals(id)) {
        return Optional.of(of(kind));
      }
    }
    return parsePercentile(id);
  }

  private static Optional<Metric> parsePercentile(String id) {
    String prefix = Kind.LATENCY_PERCENTILE.id();
    if (!id.matches(prefix + "\\d+(\\.\\d+)?")) {
      return Optional.empty();
    }
    return Optional.of(percentile(Double.parseDouble(id.substring(prefix.length()))));
  }

  /** Iter8's name, {@code http/latency-p99.9} or {@code grpc/latency/p99.9} say. */
  public String id() {
    String id = kind.id() + (kind == Kind.LATENCY_PERCENTILE ? shortest(percentile) : "");
    return provider.write(id);
  }

  /** Whether both are the same figure, however it is written. */
  public boolean isSameAs(Metric other) {
    return kind == other.kind && percentile == other.percentile;
  }

  /** True for a metric that a rank over all attempts decides: a percentile or the maximum. */
  public boolean isRank() {
    return kind == Kind.LATENCY_PERCENTILE || kind == Kind.LATENCY_MAX;
  }

  private static String shortest(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return id();
  }
}
