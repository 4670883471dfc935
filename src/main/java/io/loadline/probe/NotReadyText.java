package io.loadline.probe;

import java.util.List;

/** The message of a {@link NotReadyException}: a headline, then facts, one a line. */
public final class NotReadyText {
  private final StringBuilder text;

  public NotReadyText(String headline) {
    text = new StringBuilder(headline);
  }

  /** Adds {@code name value} as a line. */
  public NotReadyText fact(String name, String value) {
    text.append("\n  ").append(String.format("%-8s ", name)).append(value);
    return this;
  }

  /** Adds a line for each value, the name before the first only; nothing for none. */
  public NotReadyText facts(String name, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      fact(i == 0 ? name : "", values.get(i));
    }
    return this;
  }

  public NotReadyException exception() {
    return new NotReadyException(text.toString());
  }
}
