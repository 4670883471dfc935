package io.loadline.config.setting;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}; more than nothing, at most a week. */
public final class DurationSyntax {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Duration LONGEST = Duration.ofDays(7);

  private DurationSyntax() {}

  public static Duration parse(String text) throws SyntaxException {
    Matcher matcher = DURATION.matcher(text.trim());
    if (!matcher.matches()) {
      throw malformed(text.trim());
    }
    Duration duration = of(Long.parseLong(matcher.group(1)), matcher.group(2));
    if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new SyntaxException("must be more than 0 and at most 168h", "write a time such as 30s");
    }
    return duration;
  }

  private static SyntaxException malformed(String text) {
    if (text.matches("\\d+")) {
      return new SyntaxException(
          "has no unit", "write %1$sms, %1$ss, %1$sm or %1$sh".formatted(text));
    }
    return new SyntaxException(
        "is no duration", "write a whole number and its unit, such as 500ms, 30s, 2m or 1h");
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
