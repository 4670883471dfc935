package io.loadline.plan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Something measured, by its Iter8 name.
 *
 * @param percentile 0..100 for {@link Kind#LATENCY_PERCENTILE}, else 0
 */
public record Metric(Kind kind, double percentile) {
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

  private static final String PROVIDER = "http/";

  public static Metric of(Kind kind) {
    return new Metric(kind, 0);
  }

  /**
   * The latency below which {@code percentile} of 100 requests stay.
   *
   * @param percentile greater than 0 and less than 100
   */
  public static Metric percentile(double percentile) {
    return new Metric(Kind.LATENCY_PERCENTILE, percentile);
  }

  /** {@code http/latency-p97.5}; empty for a name that is none. A percentile is not checked. */
  public static Optional<Metric> parse(String name) {
    if (!name.startsWith(PROVIDER)) {
      return Optional.empty();
    }
    String id = name.substring(PROVIDER.length());
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

  /** Iter8's name, {@code http/latency-p99.9} say. */
  public String id() {
    return PROVIDER + kind.id() + (kind == Kind.LATENCY_PERCENTILE ? shortest(percentile) : "");
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
