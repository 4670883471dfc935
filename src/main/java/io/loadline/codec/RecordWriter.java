package io.loadline.codec;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes data as JSON: a record as an object of its components, by their names and in their order;
 * a record of a sealed interface with its type before them. What is secret goes to a list apart.
 */
final class RecordWriter {
  /** What holds words of others. */
  private static final Set<Class<?>> MASKED = Set.of(String.class, URI.class);

  private final SecretValues.Written secrets;
  private final UnaryOperator<String> mask;

  RecordWriter(SecretValues.Written secrets) {
    this(secrets, UnaryOperator.identity());
  }

  /**
   * A writer of masked texts.
   *
   * @param mask of each text and each address; counts of times in base64 are left as they are
   */
  RecordWriter(SecretValues.Written secrets, UnaryOperator<String> mask) {
    this.secrets = secrets;
    this.mask = mask;
  }

  /**
   * A record as an object.
   *
   * @throws IllegalArgumentException when it holds something that cannot be written
   */
  JsonObject write(Record value) {
    return object(value, false);
  }

  private JsonValue write(Type declared, @Nullable Object value) {
    if (value == null) {
      return new JsonNull();
    }
    if (value instanceof Optional<?> optional) {
      return write(RecordTypes.argument(declared, 0), optional.orElse(null));
    }
    if (value instanceof List<?> list) {
      Type element = RecordTypes.argument(declared, 0);
      return new JsonArray(list.stream().map(each -> write(element, each)).toList());
    }
    if (value instanceof Map<?, ?> map) {
      return map(RecordTypes.argument(declared, 1), map);
    }
    Class<?> type = RecordTypes.raw(declared);
    return SecretValues.isSecret(type)
        ? secrets.add(value, () -> open(type, value))
        : open(type, value);
  }

  private JsonObject map(Type element, Map<?, ?> map) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    map.forEach((key, value) -> members.put(RecordTypes.key(key), write(element, value)));
    return new JsonObject(members);
  }

  private JsonValue open(Class<?> type, Object value) {
    if (value instanceof Enum<?> constant) {
      return new JsonString(constant.name());
    }
    ValueFormat<?> format = ValueFormats.of(type);
    if (format != null) {
      JsonValue written = write(format, value);
      return MASKED.contains(type) && written instanceof JsonString text
          ? new JsonString(mask.apply(text.value()))
          : written;
    }
    SurrogateRecord standIn = SurrogateRecord.of(value);
    if (standIn != null) {
      return new RecordWriter(secrets).object((Record) standIn, false);
    }
    if (value instanceof Record data) {
      return object(data, type.isSealed());
    }
    throw new IllegalArgumentException("there is no format for " + value.getClass().getName());
  }

  @SuppressWarnings("unchecked") // the format was looked up by the type of the value
  private static <T> JsonValue write(ValueFormat<T> format, Object value) {
    return format.write((T) value);
  }

  private JsonObject object(Record data, boolean typed) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (typed) {
      members.put(RecordTypes.TAG, new JsonString(data.getClass().getSimpleName()));
    }
    for (RecordComponent component : RecordTypes.components(data.getClass())) {
      members.put(
          component.getName(), write(component.getGenericType(), RecordTypes.get(component, data)));
    }
    return new JsonObject(members);
  }
}
