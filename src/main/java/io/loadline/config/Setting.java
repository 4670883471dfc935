package io.loadline.config;

import java.util.List;

/**
 * What one place says about one attribute.
 *
 * @param distance as in {@link Level}; {@link #OUTSIDE} for a value from outside
 * @param origin for people
 * @param source {@code system property}, say; empty for a value of the code
 */
record Setting(
    Attribute attribute, List<String> values, int distance, String origin, String source) {
  /** Nearer than all of the code. */
  static final int OUTSIDE = -1;

  private static final int SHOWN = 80;

  Setting {
    values = List.copyOf(values);
  }

  boolean isOutside() {
    return distance == OUTSIDE;
  }

  Setting with(List<String> other) {
    return new Setting(attribute, other, distance, origin, source);
  }

  /** {@code @Load(rate = 0)}. */
  String subject() {
    boolean ofEndpoint =
        origin.startsWith("@Endpoint") && attribute.annotation().equals("InferenceLoadTest");
    String annotation = ofEndpoint ? "Endpoint" : attribute.annotation();
    return "@" + annotation + "(" + assignment() + ")";
  }

  /** As {@link #subject()}, with one element only. */
  String subject(String element) {
    return with(List.of(element)).subject();
  }

  /** {@code rate = 0}. */
  String assignment() {
    return attribute.attribute() + " = " + shown();
  }

  /** As one would write it in Java. */
  String shown() {
    List<String> parts = values.stream().map(this::shown).toList();
    return parts.size() == 1 ? parts.get(0) : "{" + String.join(", ", parts) + "}";
  }

  private String shown(String value) {
    String safe = AuthSecrets.isSecret(attribute) ? AuthSecrets.shown(value) : value;
    String text = safe.length() <= SHOWN ? safe : safe.substring(0, SHOWN) + Secrets.CUT;
    return attribute.isText() ? "\"" + text + "\"" : text;
  }
}
