package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the bytes of one message hold, field by field. */
final class Gathered {
  private final Map<Field, List<JsonValue>> values = new LinkedHashMap<>();
  private final Map<Field, Map<String, JsonValue>> entries = new LinkedHashMap<>();
  private final Map<Field, byte[]> messages = new LinkedHashMap<>();

  /** Of several alternatives the last one holds. */
  void dropAlternatives(Field field) {
    if (field.oneof() >= 0) {
      values.keySet().removeIf(other -> excludes(field, other));
      messages.keySet().removeIf(other -> excludes(field, other));
    }
  }

  private static boolean excludes(Field field, Field other) {
    return other.oneof() == field.oneof() && other.number() != field.number();
  }

  void add(Field field, JsonValue value) {
    values.computeIfAbsent(field, each -> new ArrayList<>()).add(value);
  }

  /** An entry of a map. */
  void put(Field field, String key, JsonValue value) {
    entries.computeIfAbsent(field, each -> new LinkedHashMap<>()).put(key, value);
  }

  /** A message that comes in parts is all of them one after the other. */
  void merge(Field field, byte[] bytes) {
    messages.merge(field, bytes, Gathered::joined);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** Whether there was any value of it. */
  boolean has(Field field) {
    return values.containsKey(field) || messages.containsKey(field);
  }

  List<JsonValue> all(Field field) {
    return values.getOrDefault(field, List.of());
  }

  Map<String, JsonValue> entries(Field field) {
    return entries.getOrDefault(field, Map.of());
  }

  byte @Nullable [] message(Field field) {
    return messages.get(field);
  }
}
