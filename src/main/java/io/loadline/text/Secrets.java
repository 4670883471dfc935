package io.loadline.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Values that must not appear in any output. */
public final class Secrets {
  public static final Secrets NONE = new Secrets(List.of());

  /** Stands where a long text was cut off. */
  public static final String CUT = "...";

  /** Shorter ones would mask ordinary text. */
  private static final int SHORTEST = 3;

  private static final String MASK = "***";

  private final List<String> values;

  private Secrets(List<String> values) {
    this.values = List.copyOf(values);
  }

  /** Those that are long enough to be told from ordinary text. */
  public static Secrets of(Collection<String> values) {
    return new Secrets(
        values.stream()
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** All of them. */
  public static Secrets union(Collection<Secrets> all) {
    return of(all.stream().flatMap(each -> each.values.stream()).toList());
  }

  /** Each of them, longest first. */
  public List<String> values() {
    return values;
  }

  /** The text with every secret replaced by {@code ***}. */
  public String mask(String text) {
    String masked = text;
    for (String value : values) {
      masked = maskCut(masked.replace(value, MASK), value);
    }
    return masked;
  }

  /** A cut through a secret leaves its beginning, which is as secret. */
  private static String maskCut(String text, String value) {
    String masked = text;
    for (int at = masked.indexOf(CUT); at >= 0; at = masked.indexOf(CUT, at + 1)) {
      int length = Math.min(at, value.length() - 1);
      while (length >= SHORTEST && !masked.startsWith(value.substring(0, length), at - length)) {
        length--;
      }
      if (length >= SHORTEST) {
        masked = masked.substring(0, at - length) + MASK + masked.substring(at);
        at += MASK.length() - length;
      }
    }
    return masked;
  }
}
