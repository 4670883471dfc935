package io.loadline;

import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.time.Duration;

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

  static String number(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? Double.toString(value)
        : PlainNumber.text(value);
  }
}
