package io.loadline.transport.grpc;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.protobuf.wire.ProtoWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The map from names to InferParameter, which requests, answers and tensors have. */
final class InferParameters {
  private static final int BOOL = 1;
  private static final int INT64 = 2;
  private static final int STRING = 3;
  private static final int DOUBLE = 4;

  private InferParameters() {}

  /** Writes the member {@code parameters}, if there is one. */
  static void write(ProtoWriter out, int field, JsonObject owner) {
    if (owner.members().get("parameters") instanceof JsonObject parameters) {
      parameters
          .members()
          .forEach(
              (name, value) -> {
                ProtoWriter entry = new ProtoWriter().text(1, name);
                out.message(field, entry.message(2, parameter(name, value)));
              });
    }
  }

  private static ProtoWriter parameter(String name, JsonValue value) {
    ProtoWriter out = new ProtoWriter();
    if (value instanceof JsonBoolean bool) {
      return out.varint(BOOL, bool.value() ? 1 : 0);
    }
    if (value instanceof JsonNumber number) {
      boolean whole = number.value().scale() <= 0;
      return whole
          ? out.varint(INT64, number.value().longValue())
          : out.fixed64(DOUBLE, number.value().doubleValue());
    }
    if (value instanceof JsonString text) {
      return out.bytes(STRING, text.value().getBytes(StandardCharsets.UTF_8));
    }
    throw new IllegalArgumentException(
        "parameter " + name + " is " + Json.compact(value) + ", but gRPC takes none such");
  }

  /** Reads one entry of the map. */
  static void read(ProtoReader entry, Map<String, JsonValue> into) throws WireFormatException {
    String name = "";
    JsonValue value = new JsonNull();
    while (entry.next()) {
      if (entry.field() == 1) {
        name = entry.text();
      } else if (entry.field() == 2) {
        value = value(entry.inner());
      }
    }
    into.put(name, value);
  }

  private static JsonValue value(ProtoReader in) throws WireFormatException {
    JsonValue value = new JsonNull();
    while (in.next()) {
      value =
          switch (in.field()) {
            case BOOL -> new JsonBoolean(in.number() != 0);
            case STRING -> new JsonString(in.text());
            case DOUBLE -> new JsonNumber(BigDecimal.valueOf(Double.longBitsToDouble(in.number())));
            default -> new JsonNumber(BigDecimal.valueOf(in.number()));
          };
    }
    return value;
  }

  static Map<String, JsonValue> none() {
    return new LinkedHashMap<>();
  }
}
