package io.loadline.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Values that must not appear in any output. */
public final class Secrets {
  public static final Secrets NONE = new Secrets(List.of());

  /** Shorter ones would mask ordinary text. */
  private static final int SHORTEST = 3;

  private final List<String> values;

  private Secrets(List<String> values) {
    this.values = values;
  }

  public static Secrets of(Collection<String> values) {
    return new Secrets(
        values.stream()
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** The text with every secret replaced by {@code ***}. */
  public String mask(String text) {
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, "***");
    }
    return masked;
  }
}
