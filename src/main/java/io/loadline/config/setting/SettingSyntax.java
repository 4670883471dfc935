package io.loadline.config.setting;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a setting into its value; with the grammars that several concerns share. */
@FunctionalInterface
public interface SettingSyntax<T> {
  T parse(String text) throws SyntaxException;

  /** {@code true} or {@code false}, in upper or lower case. */
  static boolean parseBoolean(String text) throws SyntaxException {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SyntaxException("is neither true nor false", "write true or false");
    };
  }

  /** One of the given words, which are in lower case; in upper or lower case. */
  static SettingSyntax<String> oneOf(List<String> words) {
    return text -> {
      String word = text.trim().toLowerCase(Locale.ROOT);
      if (words.contains(word)) {
        return word;
      }
      throw new SyntaxException(
          "must be "
              + String.join(", ", words.subList(0, words.size() - 1))
              + " or "
              + words.get(words.size() - 1),
          CloseMatch.of(word, words, 2).map(CloseMatch::question).orElse("write one of these"));
    };
  }

  /** Some of the given words, with commas between them; as {@link #oneOf}. */
  static SettingSyntax<Set<String>> someOf(List<String> words) {
    return text -> {
      Set<String> some = new LinkedHashSet<>();
      for (String part : text.split(",", -1)) {
        try {
          some.add(oneOf(words).parse(part));
        } catch (SyntaxException e) {
          throw new SyntaxException("\"" + part.trim() + "\" " + e.rule(), e.fix());
        }
      }
      return some;
    };
  }

  /**
   * The name of a constant, in upper or lower case; but for {@code UNSET}, by which an annotation
   * says nothing.
   */
  static <E extends Enum<E>> SettingSyntax<E> constantOf(Class<E> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .filter(name -> !name.equals("unset"))
            .toList();
    return text -> Enum.valueOf(type, oneOf(names).parse(text).toUpperCase(Locale.ROOT));
  }

  /** {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}; more than nothing, at most a week. */
  static Duration duration(String text) throws SyntaxException {
    Matcher parts = Pattern.compile("(\\d{1,9})(ms|s|m|h)").matcher(text.trim());
    if (!parts.matches()) {
      throw noDuration(text.trim());
    }
    long amount = Long.parseLong(parts.group(1));
    Duration duration =
        switch (parts.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    if (duration.isZero() || duration.compareTo(Duration.ofDays(7)) > 0) {
      throw new SyntaxException("must be more than 0 and at most 168h", "write a time such as 30s");
    }
    return duration;
  }

  private static SyntaxException noDuration(String text) {
    if (text.matches("\\d+")) {
      return new SyntaxException(
          "has no unit", "write %1$sms, %1$ss, %1$sm or %1$sh".formatted(text));
    }
    return new SyntaxException(
        "is no duration", "write a whole number and its unit, such as 500ms, 30s, 2m or 1h");
  }

  /** A whole number of at least {@code min}. */
  static SettingSyntax<Long> atLeast(long min) {
    return text -> {
      long value = whole(text);
      if (value < min) {
        throw new SyntaxException(
            "must be at least " + min, "write a whole number from " + min + " on");
      }
      return value;
    };
  }

  /** A whole number in a range, both ends included. */
  static SettingSyntax<Integer> between(int min, int max) {
    return text -> {
      long value = whole(text);
      if (value < min || value > max) {
        throw new SyntaxException(
            "must be in " + min + ".." + max, "write a whole number within this range");
      }
      return (int) value;
    };
  }

  static long whole(String text) throws SyntaxException {
    try {
      return new BigDecimal(text.trim()).longValueExact();
    } catch (ArithmeticException | NumberFormatException notWhole) {
      throw new SyntaxException("is no whole number", "write digits only, such as 100");
    }
  }

  /** Finite. */
  static double decimal(String text) throws SyntaxException {
    try {
      double value = Double.parseDouble(text.trim());
      if (Double.isFinite(value) && text.trim().matches("[-+.eE0-9]+")) {
        return value;
      }
    } catch (NumberFormatException notNumber) {
      throw notNumber(text);
    }
    throw notNumber(text);
  }

  /** More than 0 and finite. */
  static double positive(String text) throws SyntaxException {
    double value = decimal(text);
    if (!(value > 0)) {
      throw new SyntaxException("must be greater than 0", "write a number such as 8 or 0.5");
    }
    return value;
  }

  private static SyntaxException notNumber(String text) {
    return text.contains("Infinity")
        ? new SyntaxException("must be finite", "write a number such as 8 or 0.5")
        : new SyntaxException("is no number", "write a number such as 8 or 0.5");
  }

  /** Why a text is not accepted, before it is known which setting it belongs to. */
  final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String fix;

    public SyntaxException(String rule, String fix) {
      super(rule + "; " + fix);
      this.rule = rule;
      this.fix = fix;
    }

    public String rule() {
      return rule;
    }

    public String fix() {
      return fix;
    }
  }
}
