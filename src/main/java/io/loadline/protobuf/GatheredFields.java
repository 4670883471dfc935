package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.WantedParts;
import io.loadline.protobuf.wire.ElementList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the bytes of one message hold, field by field. */
final class GatheredFields {
  private static final JsonValue UNREAD = new JsonNull();

  private final WantedParts parts;
  private final Map<FieldDescriptor, ElementList.Runs> runs = new LinkedHashMap<>();
  private final Map<FieldDescriptor, List<JsonValue>> values = new LinkedHashMap<>();
  private final Map<FieldDescriptor, Map<String, JsonValue>> entries = new LinkedHashMap<>();
  private final Map<FieldDescriptor, byte[]> messages = new LinkedHashMap<>();

  /** Holds no more than these parts of the message. */
  GatheredFields(WantedParts parts) {
    this.parts = parts;
  }

  /** What is wanted of a field; null when nothing is. */
  @Nullable WantedParts wanted(FieldDescriptor field) {
    return parts.member(field.jsonName());
  }

  WantedParts wantedOrAll(FieldDescriptor field) {
    WantedParts wanted = wanted(field);
    return wanted == null ? WantedParts.ALL : wanted;
  }

  /** What is wanted of the next value of a field; null when nothing is. */
  @Nullable WantedParts next(FieldDescriptor field) {
    WantedParts wanted = wanted(field);
    boolean counts = field.repeated() && !field.type().isPackable();
    return wanted == null || !counts || wanted.hasMembers()
        ? wanted
        : wanted.element(all(field).size());
  }

  boolean wants(FieldDescriptor field, String key) {
    return wantedOrAll(field).member(key) != null;
  }

  /** Leaves a value unread. */
  void passOver(FieldDescriptor field) {
    if (field.repeated() && wanted(field) != null) {
      add(field, UNREAD);
    }
  }

  /** Of several alternatives the last one holds. */
  void dropAlternatives(FieldDescriptor field) {
    if (field.oneof() >= 0) {
      values.keySet().removeIf(other -> excludes(field, other));
      messages.keySet().removeIf(other -> excludes(field, other));
    }
  }

  private static boolean excludes(FieldDescriptor field, FieldDescriptor other) {
    return other.oneof() == field.oneof() && other.number() != field.number();
  }

  void add(FieldDescriptor field, JsonValue value) {
    values.computeIfAbsent(field, each -> new ArrayList<>()).add(value);
  }

  /** An entry of a map. */
  void put(FieldDescriptor field, String key, JsonValue value) {
    entries.computeIfAbsent(field, each -> new LinkedHashMap<>()).put(key, value);
  }

  /** A message that comes in parts is all of them one after the other. */
  void merge(FieldDescriptor field, byte[] bytes) {
    messages.merge(field, bytes, GatheredFields::joined);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  boolean has(FieldDescriptor field) {
    return values.containsKey(field) || messages.containsKey(field) || runs.containsKey(field);
  }

  /** Where the numbers of a repeated field stand. */
  ElementList.Runs runs(FieldDescriptor field) {
    return runs.computeIfAbsent(field, each -> new ElementList.Runs());
  }

  List<JsonValue> all(FieldDescriptor field) {
    return values.getOrDefault(field, List.of());
  }

  Map<String, JsonValue> entries(FieldDescriptor field) {
    return entries.getOrDefault(field, Map.of());
  }

  byte @Nullable [] message(FieldDescriptor field) {
    return messages.get(field);
  }
}
