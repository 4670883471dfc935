package io.loadline.config.gate;

import io.loadline.baseline.IdentityFact;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.Metric;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the values of a baseline, and the margins of a comparison, are written. */
final class BaselineSyntax {
  private static final int MOST_DAYS = 3_650;
  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(1_000);

  private BaselineSyntax() {}

  /** {@code 10%} as 0.1. */
  static double part(String text) throws SyntaxException {
    String trimmed = text.trim();
    String fix = "write a part of the figure such as 10%";
    if (!trimmed.endsWith("%")) {
      throw new SyntaxException("has no %", fix);
    }
    try {
      BigDecimal percent = new BigDecimal(trimmed.substring(0, trimmed.length() - 1).trim());
      if (percent.signum() > 0 && percent.compareTo(MOST_PERCENT) <= 0) {
        return percent.movePointLeft(2).doubleValue();
      }
    } catch (NumberFormatException notNumber) {
      throw new SyntaxException("is no number of percent", fix);
    }
    throw new SyntaxException("must be more than 0% and at most 1000%", fix);
  }

  /** That an attribute of a margin is named after; empty for one that says something else. */
  static Optional<Metric> figure(Attribute attribute) {
    String prefix = "loadline." + attribute.annotation().toLowerCase(Locale.ROOT) + ".";
    return attribute.key().startsWith(prefix)
        ? Metric.parse("http/" + attribute.key().substring(prefix.length()))
        : Optional.empty();
  }

  static Duration age(String text) throws SyntaxException {
    String days = text.trim();
    if (days.matches("[1-9]\\d{0,3}d") && Integer.parseInt(days.replace("d", "")) <= MOST_DAYS) {
      return Duration.ofDays(Long.parseLong(days.replace("d", "")));
    }
    throw new SyntaxException("is no number of days, 1d to 3650d", "write 90d say");
  }

  static String file(String text) throws SyntaxException {
    try {
      return Path.of(text.strip()).toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      throw new SyntaxException("is no path of a file", "write one such as baselines/iris.json");
    }
  }

  static IdentityFact fact(String text) throws SyntaxException {
    List<String> ids =
        Arrays.stream(IdentityFact.values())
            .filter(IdentityFact::mayDiffer)
            .map(IdentityFact::id)
            .toList();
    return IdentityFact.parse(text.trim())
        .filter(IdentityFact::mayDiffer)
        .orElseThrow(
            () ->
                new SyntaxException(
                    "is nothing in which runs may differ",
                    CloseMatch.of(text.trim(), ids, 2)
                        .map(CloseMatch::question)
                        .orElse("write one of " + ids.stream().collect(Collectors.joining(", ")))));
  }
}
