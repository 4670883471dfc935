package io.loadline;

import io.loadline.config.setting.Attribute;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Typed settings as the configuration reads them. */
final class SettingText {
  private SettingText() {}

  /** Whole milliseconds; anything finer is left as it is, and refused with the rule. */
  static String duration(Duration duration) {
    return duration.toNanos() % 1_000_000 == 0 ? duration.toMillis() + "ms" : duration.toString();
  }

  /** A latency limit in ms, to the ns. */
  static String millis(Duration limit) {
    return PlainNumber.text(BigDecimal.valueOf(limit.toNanos(), 6));
  }

  /** What an enum's constant is written as; nothing for {@code UNSET}. */
  static String[] constant(Enum<?> constant) {
    return constant.name().equals("UNSET") ? new String[0] : new String[] {constant.name()};
  }

  /** Sets an attribute; no text takes back what was set. */
  static void put(Map<Attribute, List<String>> values, Attribute attribute, String... texts) {
    if (texts.length == 0) {
      values.remove(attribute);
    } else {
      values.put(attribute, List.of(texts));
    }
  }

  static String number(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? Double.toString(value)
        : PlainNumber.text(value);
  }
}
