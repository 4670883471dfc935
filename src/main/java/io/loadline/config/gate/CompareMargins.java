package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Call;
import io.loadline.plan.Metric;
import io.loadline.plan.SlicePlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads which figures of two endpoints are compared, and how much larger each may be. */
final class CompareMargins {
  private static final Map<Attribute, Metric> FIGURES = byAttribute();

  private CompareMargins() {}

  private static Map<Attribute, Metric> byAttribute() {
    Map<Attribute, Metric> figures = new EnumMap<>(Attribute.class);
    for (Attribute each : Attribute.values()) {
      if (each.annotation().equals("Compare")) {
        BaselineSyntax.figure(each).ifPresent(metric -> figures.put(each, metric));
      }
    }
    return figures;
  }

  /** What holds for figures that are not named. */
  static double by(SettingValues values) {
    return values.one(Attribute.COMPARE_BY, BaselineSyntax::part).orElse(SettingDefaults.LARGER_BY);
  }

  /** Those that are named, else the median and the p99 of response times. */
  static List<SlicePlan.Figure> read(SettingValues values, double by) {
    List<SlicePlan.Figure> named = new ArrayList<>();
    for (Map.Entry<Attribute, Metric> each : FIGURES.entrySet()) {
      values
          .one(each.getKey(), BaselineSyntax::part)
          .ifPresent(own -> named.add(new SlicePlan.Figure(each.getValue(), own)));
    }
    boolean anySet = FIGURES.keySet().stream().anyMatch(values::isSet);
    return anySet
        ? named
        : List.of(
            new SlicePlan.Figure(Metric.percentile(50), by),
            new SlicePlan.Figure(Metric.percentile(99), by));
  }

  /**
   * Whether a margin from outside is wider than that of the code.
   *
   * @param code all that it sets
   */
  static boolean isLoosenedBy(Setting setting, Map<Attribute, Setting> code) {
    Attribute attribute = setting.attribute();
    boolean figure = FIGURES.containsKey(attribute);
    if (!code.containsKey(Attribute.COMPARE_CANDIDATE)
        || (!figure && attribute != Attribute.COMPARE_BY)) {
      return false;
    }
    // A figure that the code does not name takes the place of others where it names none.
    double own = margin(code, attribute, figure ? 0 : SettingDefaults.LARGER_BY);
    return margin(Map.of(attribute, setting), attribute, 0) > own;
  }

  private static double margin(
      Map<Attribute, Setting> settings, Attribute attribute, double unset) {
    return new SettingValues(settings, new ConfigProblems())
        .one(attribute, BaselineSyntax::part)
        .orElse(unset);
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
