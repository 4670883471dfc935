package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.json.WantedParts;
import io.loadline.protobuf.wire.ElementList;
import io.loadline.protobuf.wire.FieldType;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of a message to JSON, by the JSON mapping of proto3. Fields that do not know
 * whether they were set are always there; extensions are where they were set, by their full names
 * in brackets. Immutable, thread-safe.
 */
final class JsonDecoder {
  private static final int DEEPEST = 100;
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private final DescriptorPool types;

  JsonDecoder(DescriptorPool types) {
    this.types = types;
  }

  /**
   * A message as JSON.
   *
   * @param message its full name
   * @throws WireFormatException when the bytes are no such message
   */
  JsonValue decode(byte[] bytes, int from, int to, String message) throws WireFormatException {
    return decode(bytes, from, to, message, WantedParts.ALL);
  }

  /**
   * A message as JSON, of which other parts than those wanted may be missing, or null in arrays.
   * Numbers in arrays are read when they are looked at, by one thread and in these bytes.
   */
  JsonValue decode(byte[] bytes, int from, int to, String message, WantedParts wanted)
      throws WireFormatException {
    return message(new ProtoReader(bytes, from, to), types.message(message), 0, wanted);
  }

  boolean knows(String message) {
    return types.has(message);
  }

  private JsonValue message(ProtoReader in, MessageDescriptor type, int depth, WantedParts wanted)
      throws WireFormatException {
    if (depth > DEEPEST) {
      throw new WireFormatException("an answer whose protobuf message is nested too deep");
    }
    GatheredFields gathered =
        new GatheredFields(WellKnownTypes.isSpecial(type.name()) ? WantedParts.ALL : wanted);
    while (in.next()) {
      FieldDescriptor field = type.field(in.field()).orElse(null);
      if (field != null) {
        gathered.dropAlternatives(field);
        take(in, field, gathered, depth);
      }
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (FieldDescriptor field : type.fields()) {
      JsonValue value = gathered.wanted(field) == null ? null : value(field, gathered, depth);
      if (value != null) {
        members.put(field.jsonName(), value);
      }
    }
    for (FieldDescriptor extension : type.extensions()) {
      JsonValue value = gathered.has(extension) ? value(extension, gathered, depth) : null;
      if (value != null) {
        members.put(extension.jsonName(), value);
      }
    }
    return WellKnownTypes.fromPlain(new JsonObject(members), type.name(), this);
  }

  private void take(ProtoReader in, FieldDescriptor field, GatheredFields gathered, int depth)
      throws WireFormatException {
    field.check(in);
    WantedParts parts = gathered.next(field);
    if (parts == null) {
      gathered.passOver(field);
    } else if (field.type().isMessage()) {
      takeMessage(in, field, gathered, depth, parts);
    } else if (field.type() == FieldType.STRING) {
      gathered.add(field, new JsonString(in.text()));
    } else if (field.type() == FieldType.BYTES) {
      gathered.add(field, ScalarJson.base64(in.bytes()));
    } else if (field.repeated()) {
      gathered.runs(field).add(in);
    } else {
      ProtoReader numbers = in.isBytes() ? in.inner() : in.numberAgain();
      while (numbers.hasMore()) {
        gathered.add(field, number(numbers, field));
      }
    }
  }

  private void takeMessage(
      ProtoReader in, FieldDescriptor field, GatheredFields gathered, int depth, WantedParts wanted)
      throws WireFormatException {
    if (!field.repeated()) {
      gathered.merge(field, in.bytes());
    } else if (types.isMap(field)) {
      entry(in.inner(), field, gathered, depth);
    } else {
      gathered.add(field, message(in.inner(), types.message(field), depth + 1, wanted));
    }
  }

  private void entry(ProtoReader in, FieldDescriptor field, GatheredFields gathered, int depth)
      throws WireFormatException {
    MessageDescriptor type = types.message(field);
    GatheredFields pair = new GatheredFields(WantedParts.ALL);
    while (in.next()) {
      FieldDescriptor part = type.field(in.field()).orElse(null);
      if (part != null) {
        take(in, part, pair, depth);
      }
    }
    String key = key(orZero(type.field(KEY).orElseThrow(), pair, depth));
    if (gathered.wants(field, key)) {
      gathered.put(field, key, orZero(type.field(VALUE).orElseThrow(), pair, depth));
    }
  }

  private static String key(JsonValue key) {
    if (key instanceof JsonString text) {
      return text.value();
    }
    return key instanceof JsonNumber number
        ? number.value().toPlainString()
        : Boolean.toString(((JsonBoolean) key).value());
  }

  /** A number or an enum, without its tag. */
  JsonValue number(ProtoReader in, FieldDescriptor field) throws WireFormatException {
    return field.type() == FieldType.ENUM
        ? EnumJson.json(types.enumeration(field.typeName()), in.varint())
        : ScalarJson.read(in, field.type());
  }

  /** Null for what is not there. */
  private @Nullable JsonValue value(FieldDescriptor field, GatheredFields gathered, int depth)
      throws WireFormatException {
    if (field.repeated()) {
      return types.isMap(field) ? new JsonObject(gathered.entries(field)) : array(field, gathered);
    }
    byte[] message = gathered.message(field);
    if (message != null) {
      ProtoReader in = new ProtoReader(message, 0, message.length);
      return message(in, types.message(field), depth + 1, gathered.wantedOrAll(field));
    }
    List<JsonValue> all = gathered.all(field);
    if (!all.isEmpty()) {
      return all.get(all.size() - 1);
    }
    return field.hasPresence() ? null : zero(field);
  }

  private JsonArray array(FieldDescriptor field, GatheredFields gathered)
      throws WireFormatException {
    return new JsonArray(
        field.type().isPackable()
            ? new ElementList(gathered.runs(field), new NumberLayout(field, this))
            : gathered.all(field));
  }

  private JsonValue orZero(FieldDescriptor field, GatheredFields gathered, int depth)
      throws WireFormatException {
    JsonValue value = value(field, gathered, depth);
    return value == null ? zero(field) : value;
  }

  private JsonValue zero(FieldDescriptor field) throws WireFormatException {
    return switch (field.type()) {
      case ENUM -> {
        EnumDescriptor type = types.enumeration(field.typeName());
        yield EnumJson.json(type, type.first());
      }
      case MESSAGE -> decode(new byte[0], 0, 0, field.typeName());
      case STRING, BYTES -> new JsonString("");
      default -> ScalarJson.read(new ProtoReader(new byte[8], 0, 8), field.type());
    };
  }
}
