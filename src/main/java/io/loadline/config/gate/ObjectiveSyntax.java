package io.loadline.config.gate;

import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Metrics and their limits, and what was probably meant by a name that is none. */
final class ObjectiveSyntax {
  private static final String PREFIX = "http/";
  private static final String SERVER = "server/";
  private static final double[] COMMON = {50, 75, 90, 95, 99.9};
  private static final List<String> NAMES = names();

  private ObjectiveSyntax() {}

  /** {@code http/latency-p97.5=300}. */
  static Objective parse(String text, Bound bound) throws SyntaxException {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new SyntaxException(
          "has no limit", "write metric=limit, such as http/latency-p97.5=300");
    }
    Metric metric = metric(text.substring(0, equals).strip());
    require(
        bound == Bound.UPPER || !metric.kind().isOfServer(),
        "a lower limit on a part of the server's time says nothing of a service",
        "write it into upper");
    String limit = text.substring(equals + 1).strip();
    return new Objective(metric, bound, limit(metric.kind(), limit));
  }

  private static Metric metric(String name) throws SyntaxException {
    Metric metric = Metric.parse(name).orElseThrow(() -> unknown(name));
    if (metric.kind().isPercentile()) {
      checkPercentile(metric, name);
    }
    return metric;
  }

  private static void checkPercentile(Metric metric, String name) throws SyntaxException {
    if (metric.percentile() > 0 && metric.percentile() < 100) {
      return;
    }
    String fix =
        dotted(name)
            .or(
                () ->
                    Optional.of(name.replaceFirst("-p100$", "-max"))
                        .filter(max -> metric.percentile() == 100))
            .map(CloseMatch::question)
            .orElse("write one such as http/latency-p99");
    throw new SyntaxException("a percentile must be greater than 0 and less than 100", fix);
  }

  /** {@code p999} stands for {@code p99.9}. */
  private static Optional<String> dotted(String name) {
    return name.matches(".*-p[1-9]\\d[1-9]\\d*")
        ? Optional.of(name.replaceFirst("-p(\\d\\d)", "-p$1."))
        : Optional.empty();
  }

  private static SyntaxException unknown(String name) {
    String meant = name.startsWith(PREFIX) || name.startsWith(SERVER) ? name : PREFIX + name;
    String point = meant.replace(',', '.').replaceFirst("latency[/_]", "latency-");
    Optional<String> fix =
        Stream.of(point, SERVER + name.substring(name.indexOf('/') + 1))
            .filter(it -> Metric.parse(it).isPresent())
            .findFirst()
            .or(() -> CloseMatch.of(meant, NAMES, 3));
    return new SyntaxException(
        "there is no metric " + (name.isEmpty() ? "without a name" : name),
        fix.map(CloseMatch::question).orElse(known()));
  }

  private static String known() {
    return "the metrics are " + String.join(", ", NAMES.subList(0, Metric.Kind.values().length));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Metric.Kind kind : Metric.Kind.values()) {
      names.add(Metric.percentile(kind, kind.isPercentile() ? 99 : 0).id());
    }
    for (Metric.Kind kind : Metric.Kind.values()) {
      for (double percentile : kind.isPercentile() ? COMMON : new double[0]) {
        names.add(Metric.percentile(kind, percentile).id());
      }
    }
    return List.copyOf(names);
  }

  /** A limit that a metric of this kind can have. */
  static double limit(Metric.Kind kind, String text) throws SyntaxException {
    double limit =
        kind == Metric.Kind.ERROR_COUNT || kind == Metric.Kind.REQUEST_COUNT
            ? SettingSyntax.whole(text)
            : SettingSyntax.decimal(text);
    if (kind.isTime()) {
      require(limit > 0, "must be greater than 0", "write the limit in milliseconds, such as 500");
    } else if (kind == Metric.Kind.THROUGHPUT) {
      require(limit > 0, "must be greater than 0", "write successes a second, such as 50");
    } else if (kind == Metric.Kind.OUTPUT_TOKENS_PER_SECOND) {
      require(limit > 0, "must be greater than 0", "write tokens a second, such as 200");
    } else if (kind == Metric.Kind.GOODPUT) {
      require(limit > 0, "must be greater than 0", "write a ratio, such as 0.95");
      require(limit <= 1, "must be in 0..1", ratio(limit));
    } else if (kind == Metric.Kind.ERROR_RATE) {
      require(limit >= 0 && limit <= 1, "must be in 0..1", ratio(limit));
    } else {
      require(limit >= 0, "must be at least 0", "write a count, such as 0");
    }
    return limit;
  }

  private static String ratio(double limit) {
    return limit > 1 && limit <= 100
        ? "for " + PlainNumber.text(limit) + " % write " + PlainNumber.text(limit / 100)
        : "write a ratio, such as 0.01 for 1 %";
  }

  private static void require(boolean holds, String rule, String fix) throws SyntaxException {
    if (!holds) {
      throw new SyntaxException(rule, fix);
    }
  }
}
