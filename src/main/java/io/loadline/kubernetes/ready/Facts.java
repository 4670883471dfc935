package io.loadline.kubernetes.ready;

import java.util.List;

/** A headline and facts below it, one a line. */
final class Facts {
  private final StringBuilder text;

  Facts(String headline) {
    text = new StringBuilder(headline);
  }

  Facts fact(String name, String value) {
    text.append("\n  ").append(String.format("%-8s ", name)).append(value);
    return this;
  }

  /** The name stands before the first only; nothing for nothing. */
  Facts facts(String name, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      fact(i == 0 ? name : "", values.get(i));
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
