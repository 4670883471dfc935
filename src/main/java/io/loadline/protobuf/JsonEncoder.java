package io.loadline.protobuf;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.FieldType;
import io.loadline.protobuf.wire.ProtoWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * From JSON to the bytes of a message, by the JSON mapping of proto3. Extensions are called by
 * their full names in brackets. Immutable, thread-safe.
 */
final class JsonEncoder {
  private static final int SHOWN = 60;
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private final DescriptorPool types;

  JsonEncoder(DescriptorPool types) {
    this.types = types;
  }

  /**
   * The bytes of a message.
   *
   * @param message its full name
   * @throws IllegalArgumentException when the JSON is none such; says where and why
   */
  byte[] encode(JsonValue json, String message) {
    return message(json, types.message(message), "").toBytes();
  }

  private ProtoWriter message(JsonValue json, MessageDescriptor type, String path) {
    JsonValue plain = WellKnownTypes.toPlain(json, type.name(), path, this);
    if (!(plain instanceof JsonObject object)) {
      throw misfit(path, shown(json) + " is no JSON object, as " + type.name() + " is");
    }
    if (type.kind() == MessageDescriptor.Kind.MESSAGE_SET) {
      throw misfit(path, type.name() + " is a MessageSet, which Loadline does not write");
    }
    ProtoWriter out = new ProtoWriter();
    Map<Integer, String> alternatives = new HashMap<>();
    object.members().forEach((name, value) -> member(out, type, name, value, path, alternatives));
    for (FieldDescriptor field : type.fields()) {
      boolean given =
          object.members().containsKey(field.name())
              || object.members().containsKey(field.jsonName());
      if (field.required() && !given) {
        throw misfit(path, "has no " + field.name() + ", which " + type.name() + " requires");
      }
    }
    return out;
  }

  private void member(
      ProtoWriter out,
      MessageDescriptor type,
      String name,
      JsonValue value,
      String path,
      Map<Integer, String> alternatives) {
    FieldDescriptor field = type.field(name).orElseThrow(() -> unknown(type, name, path));
    if (value instanceof JsonNull && !WellKnownTypes.takesNull(field)) {
      return;
    }
    String other = field.oneof() < 0 ? null : alternatives.put(field.oneof(), name);
    if (other != null) {
      throw misfit(path, "has both " + other + " and " + name + ", which exclude each other");
    }
    String at = path.isEmpty() ? name : path + "." + name;
    if (!field.repeated()) {
      optional(out, field, value, at);
    } else if (types.isMap(field)) {
      map(out, field, value, at);
    } else {
      repeated(out, field, value, at);
    }
  }

  /** A default says nothing where nobody knows that it was set. */
  private void optional(ProtoWriter out, FieldDescriptor field, JsonValue value, String at) {
    if (field.hasPresence()) {
      single(out, field, value, at);
      return;
    }
    ProtoWriter bare = new ProtoWriter();
    scalar(bare, field, value, at);
    if (!bare.isZero()) {
      single(out, field, value, at);
    }
  }

  private void single(ProtoWriter out, FieldDescriptor field, JsonValue value, String at) {
    switch (field.type()) {
      case MESSAGE -> out.message(field.number(), message(value, types.message(field), at));
      case GROUP -> out.group(field.number(), message(value, types.message(field), at));
      default -> {
        out.tag(field.number(), field.type().wireType());
        scalar(out, field, value, at);
      }
    }
  }

  private void scalar(ProtoWriter out, FieldDescriptor field, JsonValue value, String at) {
    try {
      if (field.type() == FieldType.ENUM) {
        out.raw(EnumJson.number(types.enumeration(field.typeName()), value));
      } else {
        ScalarJson.write(out, field.type(), value);
      }
    } catch (MismatchException e) {
      throw misfit(at, shown(value) + " " + e.getMessage());
    }
  }

  private void repeated(ProtoWriter out, FieldDescriptor field, JsonValue value, String at) {
    if (!(value instanceof JsonArray array)) {
      throw misfit(at, shown(value) + " is no JSON array, and the field is repeated");
    }
    List<JsonValue> elements = array.elements();
    ProtoWriter packed = new ProtoWriter();
    for (int i = 0; i < elements.size(); i++) {
      String each = at + "[" + i + "]";
      if (field.isPacked()) {
        scalar(packed, field, elements.get(i), each);
      } else {
        single(out, field, elements.get(i), each);
      }
    }
    if (!packed.isEmpty()) {
      out.message(field.number(), packed);
    }
  }

  private void map(ProtoWriter out, FieldDescriptor field, JsonValue value, String at) {
    if (!(value instanceof JsonObject object)) {
      throw misfit(at, shown(value) + " is no JSON object, and the field is a map");
    }
    MessageDescriptor entry = types.message(field);
    FieldDescriptor key = entry.field(KEY).orElseThrow();
    FieldDescriptor each = entry.field(VALUE).orElseThrow();
    object
        .members()
        .forEach(
            (name, member) -> {
              ProtoWriter pair = new ProtoWriter();
              String inside = at + "[\"" + name + "\"]";
              single(pair, key, keyed(key, name), inside);
              single(pair, each, member, inside);
              out.message(field.number(), pair);
            });
  }

  /** A name in JSON is text, whatever the key is; numbers may be text anyway. */
  private static JsonValue keyed(FieldDescriptor key, String name) {
    boolean truth = key.type() == FieldType.BOOL && (name.equals("true") || name.equals("false"));
    return truth ? new JsonBoolean(name.equals("true")) : new JsonString(name);
  }

  private static IllegalArgumentException unknown(
      MessageDescriptor type, String name, String path) {
    boolean extension = name.startsWith("[");
    List<FieldDescriptor> fields = extension ? type.extensions() : type.fields();
    String known = fields.stream().map(FieldDescriptor::name).collect(Collectors.joining(", "));
    String all = known.isEmpty() ? "none" : known;
    return misfit(
        path,
        extension
            ? "there is no extension %s of %s, for which the described files declare %s"
                .formatted(name, type.name(), all)
            : "there is no field " + name + " in " + type.name() + ", which has " + all);
  }

  static String shown(JsonValue value) {
    String text = Json.compact(value);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  static IllegalArgumentException misfit(String path, String rule) {
    return new IllegalArgumentException(path.isEmpty() ? rule : path + ": " + rule);
  }
}
