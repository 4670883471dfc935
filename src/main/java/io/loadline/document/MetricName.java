package io.loadline.document;

import io.loadline.json.JsonTree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A metric by its name in result.json, {@code http-iris/latency-p99.9} say, in its parts.
 *
 * @param endpoint of one of several endpoints; empty for the only one
 * @param subject {@code latency}, {@code ttft}; of other metrics the whole, {@code error-count}
 * @param figure {@code mean}, {@code p99.9}; empty where the subject is the whole
 */
public record MetricName(String id, String endpoint, String subject, String figure) {
  private static final Map<String, String> TIMES =
      Map.ofEntries(
          Map.entry("latency", "latency"),
          Map.entry("ttft", "time to first token"),
          Map.entry("itl", "gap between tokens"),
          Map.entry("tpot", "time per output token"),
          Map.entry("first-message", "time to first message"),
          Map.entry("message-gap", "gap between messages"),
          Map.entry("queue", "time in the server's queue"),
          Map.entry("prefill", "time of prefill"),
          Map.entry("decode", "time of decode"),
          Map.entry("compute", "time of compute"));

  private static final Set<String> OF_SERVER = Set.of("queue", "prefill", "decode", "compute");

  private static final Map<String, String> OTHERS =
      Map.of(
          "error-count", "errors",
          "error-rate", "error ratio",
          "request-count", "requests",
          "throughput", "throughput",
          "output-tokens-per-second", "output tokens a second",
          "messages-per-second", "messages a second",
          "goodput", "goodput");

  private static final Map<String, String> FIGURES =
      Map.of("mean", "mean", "stddev", "standard deviation of", "min", "lowest", "max", "highest");

  public static MetricName of(String id) {
    int slash = id.indexOf('/');
    String provider = slash < 0 ? "" : id.substring(0, slash);
    int dash = provider.indexOf('-');
    String endpoint = dash < 0 ? "" : provider.substring(dash + 1);
    String rest = id.substring(slash + 1).replace('/', '-');
    int last = rest.lastIndexOf('-');
    String subject = last < 0 ? rest : rest.substring(0, last);
    return TIMES.containsKey(subject)
        ? new MetricName(id, endpoint, subject, rest.substring(last + 1))
        : new MetricName(id, endpoint, rest, "");
  }

  public boolean isLatency() {
    return subject.equals("latency");
  }

  /** That a limit on it can be drawn beside the times themselves. */
  public boolean isOnTimeAxis() {
    return isTime() && !figure.equals("stddev");
  }

  /** A time to the first token or message. */
  public boolean isFirst() {
    return subject.equals("ttft") || subject.equals("first-message");
  }

  /** A part of the server's own time, by its own clock. */
  public boolean isOfServer() {
    return isTime() && OF_SERVER.contains(subject);
  }

  /** The time in the server's queue. */
  boolean isQueue() {
    return subject.equals("queue");
  }

  public boolean isTime() {
    return !figure.isEmpty();
  }

  public boolean isErrors() {
    return isErrorCount() || subject.equals("error-rate");
  }

  public boolean isGoodput() {
    return subject.equals("goodput");
  }

  public boolean isRatio() {
    return isGoodput() || subject.equals("error-rate");
  }

  /**
   * What a limit on the latency, or on the first token or message, compares with of the time from
   * the first byte sent on, in ms.
   */
  public OptionalDouble serviceTime(JsonTree root) {
    String id = figure.replace('.', '_');
    return switch (subject) {
      case "latency" -> root.figure("service", id);
      case "ttft" -> root.figure("tokens", "ttftFromSent", id);
      case "first-message" -> root.figure("messages", "firstFromSent", id);
      default -> OptionalDouble.empty();
    };
  }

  public boolean isThroughput() {
    return subject.equals("throughput");
  }

  boolean isRequestCount() {
    return subject.equals("request-count");
  }

  public boolean isErrorCount() {
    return subject.equals("error-count");
  }

  /** 0 for what is no percentile. */
  public double percentile() {
    if (!figure.startsWith("p")) {
      return 0;
    }
    try {
      return Double.parseDouble(figure.substring(1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** As {@link #percentile}; 100 for the highest. */
  public double rank() {
    return figure.equals("max") ? 100 : percentile();
  }

  /** How many of so many requests may be beyond a limit on it; all where it has no rank. */
  public long allowed(long requests) {
    BigDecimal within =
        BigDecimal.valueOf(rank()).multiply(BigDecimal.valueOf(requests)).movePointLeft(2);
    return requests - within.setScale(0, RoundingMode.CEILING).longValue();
  }

  /** {@code p99 latency}, {@code error ratio}; the name itself for one that came later. */
  public String words() {
    if (!isTime()) {
      return OTHERS.getOrDefault(subject, id);
    }
    @Nullable String time = TIMES.get(subject);
    return FIGURES.getOrDefault(figure, figure) + " " + (time == null ? subject : time);
  }

  /** With the endpoint that it is of, if any. */
  public String title() {
    return (endpoint.isEmpty() ? "" : endpoint + ": ") + words();
  }
}
