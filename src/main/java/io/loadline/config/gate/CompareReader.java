package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Call;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.SlicePlan.Side;
import io.loadline.plan.Workload;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what two endpoints are compared by, and reports where they cannot be. */
final class CompareReader {
  private static final Map<Attribute, Metric> FIGURES = byAttribute();
  private static final String NAMES = "write the name of one of the two: ";

  private final SettingValues values;
  private final LoadShare share;

  CompareReader(SettingValues values, LoadShare share) {
    this.values = values;
    this.share = share;
  }

  private static Map<Attribute, Metric> byAttribute() {
    Map<Attribute, Metric> figures = new EnumMap<>(Attribute.class);
    figures.put(Attribute.COMPARE_LATENCY_MEAN, Metric.of(Kind.LATENCY_MEAN));
    figures.put(Attribute.COMPARE_LATENCY_P50, Metric.percentile(50));
    figures.put(Attribute.COMPARE_LATENCY_P90, Metric.percentile(90));
    figures.put(Attribute.COMPARE_LATENCY_P95, Metric.percentile(95));
    figures.put(Attribute.COMPARE_LATENCY_P99, Metric.percentile(99));
    figures.put(Attribute.COMPARE_TTFT_P50, Metric.percentile(Kind.TTFT_PERCENTILE, 50));
    figures.put(Attribute.COMPARE_TTFT_P99, Metric.percentile(Kind.TTFT_PERCENTILE, 99));
    figures.put(Attribute.COMPARE_ITL_P50, Metric.percentile(Kind.ITL_PERCENTILE, 50));
    figures.put(Attribute.COMPARE_ITL_P99, Metric.percentile(Kind.ITL_PERCENTILE, 99));
    figures.put(Attribute.COMPARE_TPOT_P50, Metric.percentile(Kind.TPOT_PERCENTILE, 50));
    figures.put(Attribute.COMPARE_TPOT_P99, Metric.percentile(Kind.TPOT_PERCENTILE, 99));
    return figures;
  }

  /** Whether anything says so. */
  static boolean isAsked(SettingValues values) {
    return first(values).isPresent();
  }

  private static Optional<Attribute> first(SettingValues values) {
    return Stream.of(Attribute.values())
        .filter(each -> each.annotation().equals("Compare"))
        .filter(values::isSet)
        .findFirst();
  }

  /**
   * How this endpoint takes turns with the other one; empty where none is compared, or something is
   * wrong with that, which is reported.
   *
   * @param load of both
   * @param seed of the test
   */
  Optional<SlicePlan> read(Workload load, PhaseLength extent, long seed) {
    Optional<Attribute> first = first(values);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Optional<Side> side = side(first.get());
    Duration slice = time(Attribute.COMPARE_SLICE, SettingDefaults.SLICE);
    Duration settle = time(Attribute.COMPARE_SETTLE, SettingDefaults.SETTLE);
    double by =
        values
            .one(Attribute.COMPARE_BY, CompareReader::percent)
            .orElse(SettingDefaults.LARGER_BY);
    List<SlicePlan.Figure> figures = figures(by);
    if (settle.compareTo(slice) >= 0) {
      values.refuse(
          values.isSet(Attribute.COMPARE_SETTLE)
              ? Attribute.COMPARE_SETTLE
              : Attribute.COMPARE_SLICE,
          "settling takes the whole slice of " + slice.toSeconds() + " s",
          "let settle be less than slice");
      return Optional.empty();
    }
    SlicedLoadRule rule = new SlicedLoadRule(values, first.get(), slice, settle);
    boolean fits = rule.check(load, extent, share) && rule.checkGroups(load, extent, figures);
    return side.filter(it -> fits && !figures.isEmpty())
        .map(it -> new SlicePlan(slice, settle, seed, it, figures, by));
  }

  /** Which of the two this endpoint is. */
  private Optional<Side> side(Attribute first) {
    if (share.names().size() != 2) {
      String has = share.names().isEmpty() ? "none" : String.valueOf(share.names().size());
      values.refuse(
          first,
          "two endpoints are compared, and the test has " + has,
          "name the two by @Endpoint(name = \"stable\", ..) and @Endpoint(name = \"canary\", ..)");
      return Optional.empty();
    }
    Optional<String> baseline = name(Attribute.COMPARE_BASELINE);
    Optional<String> candidate = name(Attribute.COMPARE_CANDIDATE);
    if (baseline.isPresent() && baseline.equals(candidate)) {
      values.refuse(
          Attribute.COMPARE_CANDIDATE, "is the baseline as well", NAMES + names());
      return Optional.empty();
    }
    return baseline
        .filter(it -> candidate.isPresent())
        .map(it -> it.equals(share.name()) ? Side.BASELINE : Side.CANDIDATE);
  }

  private Optional<String> name(Attribute attribute) {
    if (!values.isSet(attribute)) {
      values.missing(attribute.label(), "names no endpoint", NAMES + names());
    }
    return values.one(
        attribute,
        text -> {
          if (share.names().contains(text.strip())) {
            return text.strip();
          }
          throw new SyntaxException("is no endpoint of this test", NAMES + names());
        });
  }

  private String names() {
    return String.join(" or ", share.names());
  }

  private Duration time(Attribute attribute, Duration unset) {
    return values
        .one(
            attribute,
            text -> {
              Duration time = SettingSyntax.duration(text);
              if (time.getNano() != 0) {
                throw new SyntaxException(
                    "is no whole number of seconds, by which is measured", "write 1s, 2s or so");
              }
              return time;
            })
        .orElse(unset);
  }

  /** Those that are named, else the median and the p99 of response times. */
  private List<SlicePlan.Figure> figures(double by) {
    List<SlicePlan.Figure> named = new ArrayList<>();
    for (Map.Entry<Attribute, Metric> each : FIGURES.entrySet()) {
      values
          .one(each.getKey(), CompareReader::percent)
          .ifPresent(own -> named.add(new SlicePlan.Figure(each.getValue(), own)));
    }
    boolean anySet = FIGURES.keySet().stream().anyMatch(values::isSet);
    return anySet
        ? named
        : List.of(new SlicePlan.Figure(Metric.percentile(50), by), new SlicePlan.Figure(Metric.percentile(99), by));
  }

  /** {@code 10%}: more than nothing, at most ten times as much. */
  private static double percent(String text) throws SyntaxException {
    String number = text.strip().replaceFirst("\\s*%$", "");
    if (!number.matches("\\d{1,4}(\\.\\d{1,6})?") || !text.strip().endsWith("%")) {
      throw new SyntaxException("is no percentage", "write how much larger it may be: 10%");
    }
    double share = new BigDecimal(number).movePointLeft(2).doubleValue();
    if (share <= 0 || share > 10) {
      throw new SyntaxException("must be more than 0% and at most 1000%", "write 10% or so");
    }
    return share;
  }

  /** Reports figures of streams of what answers as a whole. */
  static void checkStreams(SettingValues values, Call call) {
    boolean streamed = call.answer().isStreamed() || call.isUndescribed();
    for (Map.Entry<Attribute, Metric> each : FIGURES.entrySet()) {
      if (each.getValue().kind().isOfStreams() && !streamed) {
        values.refuse(
            each.getKey(),
            each.getValue() + " is a figure of streams, and this endpoint answers as a whole",
            "compare a latency, or call what streams its answer");
      }
    }
  }
}
