package io.loadline.config.promise;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Values;
import io.loadline.config.syntax.Refusal;
import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the objectives, in the order of the attributes. */
final class PromiseReader {
  private final Values values;

  PromiseReader(Values values) {
    this.values = values;
  }

  List<Promise> read() {
    List<Promise> promises = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      metric(attribute).flatMap(metric -> named(attribute, metric)).ifPresent(promises::add);
    }
    promises.addAll(listed(Attribute.UPPER, Bound.UPPER));
    promises.addAll(listed(Attribute.LOWER, Bound.LOWER));
    return promises;
  }

  private Optional<Promise> named(Attribute attribute, Metric metric) {
    return values
        .one(attribute, text -> LimitSyntax.parse(metric.kind(), text))
        .flatMap(limit -> promise(attribute, new Objective(metric, bound(attribute), limit)));
  }

  /** On which side the attribute limits its metric. */
  static Bound bound(Attribute attribute) {
    return switch (attribute) {
      case THROUGHPUT, OUTPUT_TOKENS_PER_SECOND, GOODPUT, LOWER -> Bound.LOWER;
      default -> Bound.UPPER;
    };
  }

  private Optional<Promise> promise(Attribute attribute, Objective objective) {
    return values
        .find(attribute)
        .map(setting -> new Promise(objective, setting, setting.values().get(0)));
  }

  private List<Promise> listed(Attribute attribute, Bound bound) {
    List<Promise> promises = new ArrayList<>();
    values
        .find(attribute)
        .ifPresent(
            setting -> {
              for (String element : setting.values()) {
                values
                    .parse(setting, element, text -> entry(text, bound))
                    .ifPresent(limit -> promises.add(new Promise(limit, setting, element)));
              }
            });
    return promises;
  }

  private static Objective entry(String text, Bound bound) throws Refusal {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new Refusal("has no limit", "write metric=limit, such as http/latency-p97.5=300");
    }
    Metric metric = MetricSyntax.parse(text.substring(0, equals).strip());
    String limit = text.substring(equals + 1).strip();
    return new Objective(metric, bound, LimitSyntax.parse(metric.kind(), limit));
  }

  /** What the attribute limits; empty for one that names no metric. */
  static Optional<Metric> metric(Attribute attribute) {
    return Optional.ofNullable(
        switch (attribute) {
          case LATENCY_MEAN -> Metric.of(Metric.Kind.LATENCY_MEAN);
          case LATENCY_P50 -> Metric.percentile(50);
          case LATENCY_P75 -> Metric.percentile(75);
          case LATENCY_P90 -> Metric.percentile(90);
          case LATENCY_P95 -> Metric.percentile(95);
          case LATENCY_P99 -> Metric.percentile(99);
          case LATENCY_P999 -> Metric.percentile(99.9);
          case LATENCY_MAX -> Metric.of(Metric.Kind.LATENCY_MAX);
          case ERRORS -> Metric.of(Metric.Kind.ERROR_COUNT);
          case ERROR_RATIO -> Metric.of(Metric.Kind.ERROR_RATE);
          case THROUGHPUT -> Metric.of(Metric.Kind.THROUGHPUT);
          case TTFT_MEAN -> Metric.of(Metric.Kind.TTFT_MEAN);
          case TTFT_P95 -> Metric.percentile(Metric.Kind.TTFT_PERCENTILE, 95);
          case TTFT_P99 -> Metric.percentile(Metric.Kind.TTFT_PERCENTILE, 99);
          case ITL_P95 -> Metric.percentile(Metric.Kind.ITL_PERCENTILE, 95);
          case ITL_P99 -> Metric.percentile(Metric.Kind.ITL_PERCENTILE, 99);
          case TPOT_MEAN -> Metric.of(Metric.Kind.TPOT_MEAN);
          case TPOT_P95 -> Metric.percentile(Metric.Kind.TPOT_PERCENTILE, 95);
          case TPOT_P99 -> Metric.percentile(Metric.Kind.TPOT_PERCENTILE, 99);
          case OUTPUT_TOKENS_PER_SECOND -> Metric.of(Metric.Kind.OUTPUT_TOKENS_PER_SECOND);
          case GOODPUT -> Metric.of(Metric.Kind.GOODPUT);
          default -> null;
        });
  }
}
