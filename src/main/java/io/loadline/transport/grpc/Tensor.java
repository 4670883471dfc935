package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.protobuf.wire.ProtoWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * An input.
 *
 * @param data flat, whatever nesting the JSON had
 */
record Tensor(
    String name, Datatype type, List<Long> shape, List<JsonValue> data, JsonObject source) {
  private static final int NAME = 1;
  private static final int DATATYPE = 2;
  private static final int SHAPE = 3;
  private static final int PARAMETERS = 4;
  private static final int CONTENTS = 5;

  static Tensor of(String name, Datatype type, JsonObject input) {
    List<JsonValue> flat = new ArrayList<>();
    JsonValue data = input.members().get("data");
    if (data == null) {
      throw new IllegalArgumentException("has no data");
    }
    flatten(data, flat);
    List<Long> shape = new ArrayList<>();
    if (input.members().get("shape") instanceof JsonArray sizes) {
      for (JsonValue size : sizes.elements()) {
        shape.add(size(size));
      }
    }
    return new Tensor(name, type, shape, flat, input);
  }

  private static void flatten(JsonValue value, List<JsonValue> into) {
    if (value instanceof JsonArray array) {
      array.elements().forEach(element -> flatten(element, into));
    } else {
      into.add(value);
    }
  }

  private static long size(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return number.value().longValue();
    }
    throw new IllegalArgumentException("its shape holds something else than numbers");
  }

  /**
   * This, if each element fits the datatype.
   *
   * @throws IllegalArgumentException when one does not
   */
  Tensor checked() {
    ProtoWriter nowhere = new ProtoWriter();
    data.forEach(element -> type.writeRaw(nowhere, element));
    return this;
  }

  ProtoWriter message(boolean withoutContents) {
    ProtoWriter sizes = new ProtoWriter();
    shape.forEach(sizes::raw);
    ProtoWriter message =
        new ProtoWriter().text(NAME, name).text(DATATYPE, type.name()).message(SHAPE, sizes);
    InferParameters.write(message, PARAMETERS, source);
    return withoutContents ? message : message.message(CONTENTS, contents());
  }

  private ProtoWriter contents() {
    ProtoWriter contents = new ProtoWriter();
    if (type == Datatype.BYTES) {
      data.forEach(element -> contents.bytes(type.field(), type.bytes(element)));
      return contents;
    }
    ProtoWriter packed = new ProtoWriter();
    data.forEach(element -> type.write(packed, element));
    return contents.message(type.field(), packed);
  }

  byte[] raw() {
    ProtoWriter raw = new ProtoWriter();
    data.forEach(element -> type.writeRaw(raw, element));
    return raw.toBytes();
  }
}
