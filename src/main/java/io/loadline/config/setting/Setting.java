package io.loadline.config.setting;

import io.loadline.text.Secrets;
import java.util.List;

/**
 * What one place says about one attribute.
 *
 * @param distance as in {@link SettingSource}; {@link #OUTSIDE} for a value from outside
 * @param origin for people
 * @param source {@code system property}, say; empty for a value of the code
 * @param ofEndpoint as in {@link SettingSource}
 */
public record Setting(
    Attribute attribute,
    List<String> values,
    int distance,
    String origin,
    String source,
    boolean ofEndpoint) {
  /** Nearer than all of the code. */
  public static final int OUTSIDE = -1;

  private static final int SHOWN = 80;

  public Setting {
    values = List.copyOf(values);
  }

  public boolean isOutside() {
    return distance == OUTSIDE;
  }

  public Setting with(List<String> other) {
    return new Setting(attribute, other, distance, origin, source, ofEndpoint);
  }

  /** {@code @Load(rate = 0)}. */
  public String subject() {
    boolean ofCall = attribute.annotation().equals("InferenceLoadTest");
    String annotation = ofEndpoint && ofCall ? "Endpoint" : attribute.annotation();
    return "@" + annotation + "(" + assignment() + ")";
  }

  /** As {@link #subject()}, with one element only. */
  public String subject(String element) {
    return with(List.of(element)).subject();
  }

  /** {@code rate = 0}. */
  public String assignment() {
    return attribute.attribute() + " = " + shown();
  }

  /** As one would write it in Java. */
  public String shown() {
    List<String> parts = values.stream().map(this::shown).toList();
    return parts.size() == 1 ? parts.get(0) : "{" + String.join(", ", parts) + "}";
  }

  private String shown(String value) {
    String safe = attribute.isSecret() ? withoutSecret(value) : value;
    String text = safe.length() <= SHOWN ? safe : safe.substring(0, SHOWN) + Secrets.CUT;
    return attribute.isText() ? "\"" + text + "\"" : text;
  }

  /** The place of a credential, or what stands before it, however short it is. */
  private static String withoutSecret(String value) {
    int colon = value.indexOf(':');
    if (value.startsWith("file:")) {
      return value;
    }
    return colon < 0 ? "***" : value.substring(0, colon) + ": ***";
  }
}
