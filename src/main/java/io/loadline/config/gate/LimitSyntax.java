package io.loadline.config.gate;

import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SyntaxException;
import io.loadline.plan.Metric;
import io.loadline.text.PlainNumber;

/** Limits that a metric can have. */
final class LimitSyntax {
  private LimitSyntax() {}

  static double parse(Metric.Kind kind, String text) throws SyntaxException {
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
        ? "for " + text(limit) + " % write " + text(limit / 100)
        : "write a ratio, such as 0.01 for 1 %";
  }

  private static void require(boolean holds, String rule, String fix) throws SyntaxException {
    if (!holds) {
      throw new SyntaxException(rule, fix);
    }
  }

  private static String text(double value) {
    return PlainNumber.text(value);
  }
}
