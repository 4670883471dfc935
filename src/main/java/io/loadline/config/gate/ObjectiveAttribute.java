package io.loadline.config.gate;

import static java.util.Map.entry;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an attribute of {@code @Slo} or {@code @StreamSlo} limits, and on which side: the one table
 * that says so.
 *
 * @param metric that its value limits; empty for a list, each element of which names its metric
 */
record ObjectiveAttribute(Attribute attribute, Bound bound, Optional<Metric> metric) {
  /** By which no error is allowed where no objective limits them. */
  static final Attribute IMPLIED = Attribute.ERRORS;

  private static final Map<Attribute, Metric> UPPER =
      Map.ofEntries(
          entry(Attribute.LATENCY_MEAN, Metric.of(Kind.LATENCY_MEAN)),
          entry(Attribute.LATENCY_P50, Metric.percentile(50)),
          entry(Attribute.LATENCY_P75, Metric.percentile(75)),
          entry(Attribute.LATENCY_P90, Metric.percentile(90)),
          entry(Attribute.LATENCY_P95, Metric.percentile(95)),
          entry(Attribute.LATENCY_P99, Metric.percentile(99)),
          entry(Attribute.LATENCY_P999, Metric.percentile(99.9)),
          entry(Attribute.LATENCY_MAX, Metric.of(Kind.LATENCY_MAX)),
          entry(Attribute.ERRORS, Metric.of(Kind.ERROR_COUNT)),
          entry(Attribute.ERROR_RATIO, Metric.of(Kind.ERROR_RATE)),
          entry(Attribute.TTFT_MEAN, Metric.of(Kind.TTFT_MEAN)),
          entry(Attribute.TTFT_P95, Metric.percentile(Kind.TTFT_PERCENTILE, 95)),
          entry(Attribute.TTFT_P99, Metric.percentile(Kind.TTFT_PERCENTILE, 99)),
          entry(Attribute.ITL_P95, Metric.percentile(Kind.ITL_PERCENTILE, 95)),
          entry(Attribute.ITL_P99, Metric.percentile(Kind.ITL_PERCENTILE, 99)),
          entry(Attribute.TPOT_MEAN, Metric.of(Kind.TPOT_MEAN)),
          entry(Attribute.TPOT_P95, Metric.percentile(Kind.TPOT_PERCENTILE, 95)),
          entry(Attribute.TPOT_P99, Metric.percentile(Kind.TPOT_PERCENTILE, 99)));

  private static final Map<Attribute, Metric> LOWER =
      Map.ofEntries(
          entry(Attribute.THROUGHPUT, Metric.of(Kind.THROUGHPUT)),
          entry(Attribute.OUTPUT_TOKENS_PER_SECOND, Metric.of(Kind.OUTPUT_TOKENS_PER_SECOND)),
          entry(Attribute.GOODPUT, Metric.of(Kind.GOODPUT)));

  private static final Map<Attribute, ObjectiveAttribute> ALL = all();

  private static Map<Attribute, ObjectiveAttribute> all() {
    Map<Attribute, ObjectiveAttribute> all = new EnumMap<>(Attribute.class);
    UPPER.forEach((attribute, metric) -> put(all, attribute, Bound.UPPER, Optional.of(metric)));
    LOWER.forEach((attribute, metric) -> put(all, attribute, Bound.LOWER, Optional.of(metric)));
    put(all, Attribute.UPPER, Bound.UPPER, Optional.empty());
    put(all, Attribute.LOWER, Bound.LOWER, Optional.empty());
    return all;
  }

  private static void put(
      Map<Attribute, ObjectiveAttribute> all,
      Attribute attribute,
      Bound bound,
      Optional<Metric> metric) {
    all.put(attribute, new ObjectiveAttribute(attribute, bound, metric));
  }

  /** All of them, in the order of the attributes. */
  static List<ObjectiveAttribute> inOrder() {
    return List.copyOf(ALL.values());
  }

  /** Those of which each element names its metric. */
  static Stream<ObjectiveAttribute> lists() {
    return ALL.values().stream().filter(ObjectiveAttribute::isList);
  }

  /** What an attribute limits; empty for one that states no objective. */
  static Optional<ObjectiveAttribute> of(Attribute attribute) {
    return Optional.ofNullable(ALL.get(attribute));
  }

  /** Whether each element names its metric. */
  boolean isList() {
    return metric.isEmpty();
  }
}
