package io.loadline.transport.grpc;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.plan.Payload;
import io.loadline.protobuf.wire.ProtoWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The payload of the REST form of the Open Inference Protocol as its ModelInferRequest. */
final class InferRequest {
  private static final int MODEL_NAME = 1;
  private static final int MODEL_VERSION = 2;
  private static final int ID = 3;
  private static final int PARAMETERS = 4;
  private static final int INPUTS = 5;
  private static final int OUTPUTS = 6;
  private static final int RAW_CONTENTS = 7;

  private final ProtoWriter out = new ProtoWriter();
  private final ModelAddress model;
  private final String source;

  private InferRequest(ModelAddress model, String source) {
    this.model = model;
    this.source = source;
  }

  /**
   * Translates once, before the load.
   *
   * @throws IllegalArgumentException when the payload is no such request; the message says where
   */
  static byte[] encode(Payload payload, ModelAddress model) {
    try {
      JsonValue document = Json.parse(payload.bytes());
      return new InferRequest(model, payload.source()).encode(document);
    } catch (JsonException e) {
      throw new IllegalArgumentException(
          "payload = \"" + payload.source() + "\" is no JSON: " + e.getMessage(), e);
    }
  }

  private byte[] encode(JsonValue document) {
    JsonObject request = object(document, "the payload");
    out.text(MODEL_NAME, model.name()).text(MODEL_VERSION, model.version());
    if (request.members().get("id") instanceof JsonString id) {
      out.text(ID, id.value());
    }
    InferParameters.write(out, PARAMETERS, request);
    List<Tensor> inputs = new ArrayList<>();
    for (JsonValue input : array(request, "inputs")) {
      inputs.add(tensor(object(input, "inputs[" + inputs.size() + "]"), inputs.size()));
    }
    if (inputs.isEmpty()) {
      throw refused("inputs", "is missing or empty");
    }
    boolean raw = inputs.stream().anyMatch(tensor -> tensor.type().field() == 0);
    inputs.forEach(tensor -> out.message(INPUTS, tensor.message(raw)));
    for (JsonValue output : array(request, "outputs")) {
      out.message(OUTPUTS, output(object(output, "outputs")));
    }
    if (raw) {
      inputs.forEach(tensor -> out.bytes(RAW_CONTENTS, tensor.raw()));
    }
    return out.toBytes();
  }

  private Tensor tensor(JsonObject input, int number) {
    String where = "inputs[" + number + "]";
    String type = text(input, "datatype", where);
    try {
      Datatype datatype = Datatype.valueOf(type.toUpperCase(Locale.ROOT));
      return Tensor.of(text(input, "name", where), datatype, input).checked();
    } catch (IllegalArgumentException e) {
      boolean unknown = String.valueOf(e.getMessage()).startsWith("No enum constant");
      throw refused(where, unknown ? "there is no datatype " + type : e.getMessage());
    }
  }

  private ProtoWriter output(JsonObject output) {
    ProtoWriter message = new ProtoWriter().text(1, text(output, "name", "outputs"));
    InferParameters.write(message, 2, output);
    return message;
  }

  private String text(JsonObject object, String name, String where) {
    if (object.members().get(name) instanceof JsonString text) {
      return text.value();
    }
    throw refused(where, "has no " + name);
  }

  private static List<JsonValue> array(JsonObject object, String name) {
    return object.members().get(name) instanceof JsonArray array ? array.elements() : List.of();
  }

  private JsonObject object(JsonValue value, String where) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw refused(where, "is no JSON object");
  }

  private IllegalArgumentException refused(String where, @Nullable String rule) {
    return new IllegalArgumentException(
        "payload = \"%s\": %s: %s; gRPC wants {\"inputs\": [{\"name\", \"shape\", \"datatype\","
                .formatted(source, where, rule)
            + " \"data\"}]}");
  }
}
