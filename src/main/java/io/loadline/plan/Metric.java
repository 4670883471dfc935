package io.loadline.plan;

import io.loadline.text.PlainNumber;
import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Something measured, by its Iter8 name.
 *
 * @param percentile 0..100 for a percentile, else 0
 * @param provider decides how it is written, and nothing else
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Metric(Kind kind, double percentile, MetricNaming provider) {
  /** The kinds of metric and how they are written and counted. */
  public enum Kind {
    LATENCY_MEAN(TimedSpan.RESPONSE, "-mean"),
    LATENCY_STDDEV(TimedSpan.RESPONSE, "-stddev"),
    LATENCY_MIN(TimedSpan.RESPONSE, "-min"),
    LATENCY_MAX(TimedSpan.RESPONSE, "-max"),
    LATENCY_PERCENTILE(TimedSpan.RESPONSE, "-p"),
    ERROR_COUNT("error-count", ""),
    ERROR_RATE("error-rate", ""),
    REQUEST_COUNT("request-count", ""),
    THROUGHPUT("throughput", "/s"),
    TTFT_MEAN(TimedSpan.FIRST_TOKEN, "-mean"),
    TTFT_MAX(TimedSpan.FIRST_TOKEN, "-max"),
    TTFT_PERCENTILE(TimedSpan.FIRST_TOKEN, "-p"),
    ITL_MEAN(TimedSpan.TOKEN_GAP, "-mean"),
    ITL_MAX(TimedSpan.TOKEN_GAP, "-max"),
    ITL_PERCENTILE(TimedSpan.TOKEN_GAP, "-p"),
    TPOT_MEAN(TimedSpan.TOKEN, "-mean"),
    TPOT_MAX(TimedSpan.TOKEN, "-max"),
    TPOT_PERCENTILE(TimedSpan.TOKEN, "-p"),
    OUTPUT_TOKENS_PER_SECOND("output-tokens-per-second", "/s"),
    GOODPUT("goodput", ""),
    SERVER_QUEUE_MEAN(TimedSpan.SERVER_QUEUE, "-mean"),
    SERVER_QUEUE_MAX(TimedSpan.SERVER_QUEUE, "-max"),
    SERVER_QUEUE_PERCENTILE(TimedSpan.SERVER_QUEUE, "-p"),
    SERVER_PREFILL_MEAN(TimedSpan.SERVER_PREFILL, "-mean"),
    SERVER_PREFILL_MAX(TimedSpan.SERVER_PREFILL, "-max"),
    SERVER_PREFILL_PERCENTILE(TimedSpan.SERVER_PREFILL, "-p"),
    SERVER_DECODE_MEAN(TimedSpan.SERVER_DECODE, "-mean"),
    SERVER_DECODE_MAX(TimedSpan.SERVER_DECODE, "-max"),
    SERVER_DECODE_PERCENTILE(TimedSpan.SERVER_DECODE, "-p"),
    SERVER_COMPUTE_MEAN(TimedSpan.SERVER_COMPUTE, "-mean"),
    SERVER_COMPUTE_MAX(TimedSpan.SERVER_COMPUTE, "-max"),
    SERVER_COMPUTE_PERCENTILE(TimedSpan.SERVER_COMPUTE, "-p");

    private final String id;
    private final String unit;
    private final TimedSpan subject;

    Kind(String id, String unit) {
      this.id = id;
      this.unit = unit;
      this.subject = TimedSpan.NONE;
    }

    Kind(TimedSpan subject, String figure) {
      this.id = subject.id() + figure;
      this.unit = "ms";
      this.subject = subject;
    }

    public String id() {
      return id;
    }

    public String unit() {
      return unit;
    }

    /** What it is the time of. */
    public TimedSpan subject() {
      return subject;
    }

    /** A time of whole requests, in ms. */
    public boolean isLatency() {
      return subject == TimedSpan.RESPONSE;
    }

    /** Any time, in ms. */
    public boolean isTime() {
      return subject != TimedSpan.NONE;
    }

    public boolean isPercentile() {
      return isTime() && id.endsWith("-p");
    }

    public boolean isMax() {
      return isTime() && id.endsWith("-max");
    }

    public boolean isMean() {
      return isTime() && id.endsWith("-mean");
    }

    /**
     * A part of the server's own time, which it tells of each request, or its mean over the run.
     */
    public boolean isOfServer() {
      return subject.part().isPresent();
    }

    /** True when only a token stream has such a figure. */
    public boolean isOfStreams() {
      return this == OUTPUT_TOKENS_PER_SECOND
          || this == GOODPUT
          || (isTime() && !isLatency() && !isOfServer());
    }

    private MetricNaming naming() {
      return isOfServer() ? MetricNaming.SERVER : MetricNaming.HTTP;
    }
  }

  public static Metric of(Kind kind) {
    return new Metric(kind, 0, kind.naming());
  }

  /**
   * The latency below which {@code percentile} of 100 requests stay.
   *
   * @param percentile greater than 0 and less than 100
   */
  public static Metric percentile(double percentile) {
    return percentile(Kind.LATENCY_PERCENTILE, percentile);
  }

  /** As {@link #percentile(double)}, of another kind of percentile. */
  public static Metric percentile(Kind kind, double percentile) {
    return new Metric(kind, percentile, kind.naming());
  }

  /** The same, written as it is for a target; what a server tells is written alike for all. */
  public Metric over(Target target) {
    if (kind.isOfServer()) {
      return this;
    }
    return new Metric(kind, percentile, target.isGrpc() ? MetricNaming.GRPC : MetricNaming.HTTP);
  }

  /**
   * {@code http/latency-p97.5} or {@code grpc/latency/p97.5}, both as the metric of HTTP, or {@code
   * server/queue-p97.5}; empty for a name that is none. A percentile is not checked.
   */
  public static Optional<Metric> parse(String name) {
    for (MetricNaming provider : MetricNaming.values()) {
      if (provider.isOf(name)) {
        return parseId(provider.read(name), provider == MetricNaming.SERVER);
      }
    }
    return Optional.empty();
  }

  private static Optional<Metric> parseId(String id, boolean ofServer) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.isOfServer() == ofServer)
        .filter(kind -> kind.isPercentile() ? isPercentile(kind, id) : kind.id().equals(id))
        .findFirst()
        .map(kind -> kind.isPercentile() ? percentile(kind, number(kind, id)) : of(kind));
  }

  private static boolean isPercentile(Kind kind, String id) {
    return id.matches(kind.id() + "\\d+(\\.\\d+)?");
  }

  private static double number(Kind kind, String id) {
    return Double.parseDouble(id.substring(kind.id().length()));
  }

  /**
   * Iter8's name where it has one, {@code http/latency-p99.9} or {@code grpc/latency/p99.9} say.
   */
  public String id() {
    return provider.write(kind.id() + (kind.isPercentile() ? PlainNumber.text(percentile) : ""));
  }

  /** Whether both are the same figure, however it is written. */
  public boolean isSameAs(Metric other) {
    return kind == other.kind && percentile == other.percentile;
  }

  /** True for a metric that a rank over all attempts decides: a percentile or the maximum. */
  public boolean isRank() {
    return kind.isPercentile() || kind.isMax();
  }

  @Override
  public String toString() {
    return id();
  }
}
