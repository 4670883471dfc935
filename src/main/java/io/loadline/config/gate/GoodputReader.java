package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what makes an attempt a good one: {@code ttft=2000}, {@code tpot=100}, {@code e2e=10000}.
 */
final class GoodputReader {
  private static final List<String> NAMES = List.of("ttft", "tpot", "e2e");

  private final SettingValues values;

  GoodputReader(SettingValues values) {
    this.values = values;
  }

  /** One limit, in ns. */
  private record Limit(String name, long nanos) {}

  /** The limits; those that contradict each other, or limit nothing, are reported. */
  GoodputLimits read(List<StatedObjective> promises) {
    List<Limit> limits = values.all(Attribute.GOODPUT_LIMITS, GoodputReader::limit);
    boolean promised =
        promises.stream().anyMatch(each -> each.objective().metric().kind() == Metric.Kind.GOODPUT);
    if (values.isSet(Attribute.GOODPUT_LIMITS) && !promised) {
      values.refuse(
          Attribute.GOODPUT_LIMITS,
          "limits nothing, since no goodput is promised",
          "add goodput = 0.95, say, or remove it");
    }
    if (limits.stream().map(Limit::name).distinct().count() < limits.size()) {
      values.refuse(Attribute.GOODPUT_LIMITS, "limits one thing twice", "keep one of them");
    }
    return of(limits);
  }

  /** The limits that a setting states, as far as they can be read. */
  static GoodputLimits of(Setting setting) {
    List<Limit> limits = new ArrayList<>();
    for (String element : setting.values()) {
      try {
        limits.add(limit(element));
      } catch (SyntaxException alreadyReported) {
        // it stops the run elsewhere
      }
    }
    return of(limits);
  }

  private static GoodputLimits of(List<Limit> limits) {
    Map<String, Long> nanos = new HashMap<>();
    limits.forEach(limit -> nanos.put(limit.name(), limit.nanos()));
    return new GoodputLimits(
        nanos.getOrDefault("ttft", GoodputLimits.NO_LIMIT),
        nanos.getOrDefault("tpot", GoodputLimits.NO_LIMIT),
        nanos.getOrDefault("e2e", GoodputLimits.NO_LIMIT));
  }

  private static Limit limit(String text) throws SyntaxException {
    int equals = text.indexOf('=');
    String name = text.substring(0, Math.max(0, equals)).strip();
    if (!NAMES.contains(name)) {
      throw new SyntaxException(
          "is no limit of one attempt",
          CloseMatch.of(name, NAMES, 1)
              .map(close -> CloseMatch.question(close + text.substring(Math.max(0, equals))))
              .orElse("write ttft=2000, tpot=100 or e2e=10000, in milliseconds"));
    }
    double millis = SettingSyntax.positive(text.substring(equals + 1));
    return new Limit(name, Math.round(millis * 1e6));
  }
}
