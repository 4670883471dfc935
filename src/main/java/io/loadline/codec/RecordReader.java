package io.loadline.codec;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link RecordWriter} writes. A member that is missing or that no component has is an
 * error: what is not understood is not run.
 */
final class RecordReader {
  private final List<JsonValue> secrets;
  private final Map<Integer, Object> known = new HashMap<>();

  /**
   * A reader of one document.
   *
   * @param secrets the values that it names by their numbers
   */
  RecordReader(List<JsonValue> secrets) {
    this.secrets = secrets;
  }

  /**
   * The record that an object stands for.
   *
   * @throws FormatException when it stands for none; the message begins with the way to the place
   */
  <T extends Record> T read(Class<T> type, JsonObject json) throws FormatException {
    return type.cast(record(type, json, Set.of()));
  }

  private @Nullable Object read(Type type, JsonValue json) throws FormatException {
    Class<?> raw = RecordTypes.raw(type);
    if (raw == Optional.class) {
      return json instanceof JsonNull
          ? Optional.empty()
          : Optional.ofNullable(read(RecordTypes.argument(type, 0), json));
    }
    if (json instanceof JsonNull) {
      return null;
    }
    if (raw == List.class) {
      return list(RecordTypes.argument(type, 0), json);
    }
    if (raw == Map.class) {
      return map(
          RecordTypes.raw(RecordTypes.argument(type, 0)), RecordTypes.argument(type, 1), json);
    }
    return SecretValues.isSecret(raw) ? secret(raw, json) : open(raw, json);
  }

  private List<@Nullable Object> list(Type element, JsonValue json) throws FormatException {
    List<@Nullable Object> all = new ArrayList<>();
    for (JsonValue each : VersionedDocument.elements(json)) {
      int index = all.size();
      all.add(at("[" + index + "]", () -> present(read(element, each))));
    }
    return all;
  }

  private Map<Object, @Nullable Object> map(Class<?> key, Type element, JsonValue json)
      throws FormatException {
    Map<Object, @Nullable Object> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> each : VersionedDocument.object(json).members().entrySet()) {
      String name = each.getKey();
      all.put(
          key.isEnum() ? at(name, () -> RecordTypes.constant(key, name)) : name,
          at(name, () -> read(element, each.getValue())));
    }
    return all;
  }

  /** The same object for the same number. */
  private Object secret(Class<?> type, JsonValue json) throws FormatException {
    int number = SecretValues.number(json);
    if (number < 0 || number >= secrets.size()) {
      throw new FormatException("there is no secret " + number + ", but " + secrets.size());
    }
    Object value = known.get(number);
    if (!type.isInstance(value)) {
      value = open(type, secrets.get(number));
      known.put(number, value);
    }
    return value;
  }

  private Object open(Class<?> type, JsonValue json) throws FormatException {
    if (type.isEnum()) {
      return RecordTypes.constant(type, VersionedDocument.text(json));
    }
    ValueFormat<?> format = ValueFormats.of(type);
    if (format != null) {
      return format.read(json);
    }
    Class<?> stored = SurrogateRecord.typeFor(type);
    JsonObject object = VersionedDocument.object(json);
    Object read = stored.isSealed() ? oneOf(stored, object) : record(stored, object, Set.of());
    return read instanceof SurrogateRecord standIn ? standIn.original() : read;
  }

  private Object oneOf(Class<?> type, JsonObject json) throws FormatException {
    JsonValue tag = json.members().get(RecordTypes.TAG);
    String name = tag == null ? "" : VersionedDocument.text(tag);
    Class<?> found =
        Arrays.stream(type.getPermittedSubclasses())
            .filter(each -> each.getSimpleName().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new FormatException("type \"" + name + "\" is no " + type.getSimpleName()));
    return record(found, json, Set.of(RecordTypes.TAG));
  }

  private Object record(Class<?> type, JsonObject json, Set<String> others) throws FormatException {
    Map<String, JsonValue> left = new LinkedHashMap<>(json.members());
    left.keySet().removeAll(others);
    List<@Nullable Object> values = new ArrayList<>();
    for (RecordComponent component : RecordTypes.components(type)) {
      JsonValue member = left.remove(component.getName());
      values.add(at(component.getName(), () -> component(component, member)));
    }
    if (!left.isEmpty()) {
      throw new FormatException(type.getSimpleName() + " has no " + left.keySet());
    }
    return RecordTypes.create(type, values);
  }

  private @Nullable Object component(RecordComponent component, @Nullable JsonValue json)
      throws FormatException {
    if (json == null) {
      throw new FormatException("is missing");
    }
    Object value = read(component.getGenericType(), json);
    return RecordTypes.isNullable(component) ? value : present(value);
  }

  private static Object present(@Nullable Object value) throws FormatException {
    if (value == null) {
      throw new FormatException("must not be null");
    }
    return value;
  }

  @FunctionalInterface
  private interface Reading {
    @Nullable Object read() throws FormatException;
  }

  /** Says where, in what is thrown. */
  private static @Nullable Object at(String place, Reading reading) throws FormatException {
    try {
      return reading.read();
    } catch (FormatException e) {
      throw new FormatException(place + " > " + e.getMessage(), e);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new FormatException(place + ": " + e.getMessage(), e);
    }
  }
}
