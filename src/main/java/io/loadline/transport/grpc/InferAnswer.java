package io.loadline.transport.grpc;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.MalformedMessage;
import io.loadline.protobuf.ProtoReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ModelInferResponse as the REST form has it; raw and typed contents look alike there. */
final class InferAnswer {
  private final Map<String, JsonValue> members = new LinkedHashMap<>();
  private final Map<String, JsonValue> parameters = Parameters.none();
  private final List<Output> outputs = new ArrayList<>();
  private final List<ProtoReader> raw = new ArrayList<>();

  private InferAnswer() {}

  static byte[] toJson(byte[] bytes, int from, int to) throws MalformedMessage {
    InferAnswer answer = new InferAnswer();
    answer.read(new ProtoReader(bytes, from, to));
    return Json.compact(answer.document()).getBytes(StandardCharsets.UTF_8);
  }

  private void read(ProtoReader in) throws MalformedMessage {
    while (in.next()) {
      switch (in.field()) {
        case 1 -> members.put("model_name", new JsonString(in.text()));
        case 2 -> members.put("model_version", new JsonString(in.text()));
        case 3 -> members.put("id", new JsonString(in.text()));
        case 4 -> Parameters.read(in.inner(), parameters);
        case 5 -> outputs.add(Output.read(in.inner()));
        case 6 -> raw.add(in.inner());
        default -> {
          // a field of a later version
        }
      }
    }
  }

  private JsonValue document() throws MalformedMessage {
    if (!parameters.isEmpty()) {
      members.put("parameters", new JsonObject(parameters));
    }
    List<JsonValue> all = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      all.add(outputs.get(i).document(i < raw.size() ? raw.get(i) : null));
    }
    members.put("outputs", new JsonArray(all));
    return new JsonObject(members);
  }

  /** One output, as far as it is read without the raw contents that come last. */
  private static final class Output {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();
    private final Map<String, JsonValue> parameters = Parameters.none();
    private final List<JsonValue> shape = new ArrayList<>();
    private ProtoReader contents = new ProtoReader(new byte[0], 0, 0);
    private String datatype = "";

    static Output read(ProtoReader in) throws MalformedMessage {
      Output output = new Output();
      while (in.next()) {
        output.field(in);
      }
      return output;
    }

    private void field(ProtoReader in) throws MalformedMessage {
      switch (in.field()) {
        case 1 -> members.put("name", new JsonString(in.text()));
        case 2 -> datatype = in.text();
        case 3 -> shape(in);
        case 4 -> Parameters.read(in.inner(), parameters);
        case 5 -> contents = in.inner();
        default -> {
          // a field of a later version
        }
      }
    }

    private void shape(ProtoReader in) throws MalformedMessage {
      if (!in.isBytes()) {
        shape.add(new JsonNumber(BigDecimal.valueOf(in.number())));
        return;
      }
      ProtoReader sizes = in.inner();
      while (sizes.hasMore()) {
        shape.add(new JsonNumber(BigDecimal.valueOf(sizes.varint())));
      }
    }

    JsonValue document(@Nullable ProtoReader raw) throws MalformedMessage {
      members.put("datatype", new JsonString(datatype));
      members.put("shape", new JsonArray(shape));
      if (!parameters.isEmpty()) {
        members.put("parameters", new JsonObject(parameters));
      }
      Datatype type = type();
      members.put("data", new JsonArray(raw == null ? typed(type) : raw(type, raw)));
      return new JsonObject(members);
    }

    private Datatype type() throws MalformedMessage {
      try {
        return Datatype.valueOf(datatype);
      } catch (IllegalArgumentException e) {
        throw new MalformedMessage("an output of the unknown datatype " + datatype);
      }
    }

    private static List<JsonValue> raw(Datatype type, ProtoReader raw) throws MalformedMessage {
      List<JsonValue> data = new ArrayList<>();
      while (raw.hasMore()) {
        data.add(type.read(raw, true));
      }
      return data;
    }

    private List<JsonValue> typed(Datatype type) throws MalformedMessage {
      List<JsonValue> data = new ArrayList<>();
      while (contents.next()) {
        if (contents.field() == type.field()) {
          element(type, data);
        }
      }
      return data;
    }

    private void element(Datatype type, List<JsonValue> data) throws MalformedMessage {
      if (type == Datatype.BYTES) {
        data.add(new JsonString(contents.text()));
      } else if (contents.isBytes()) {
        ProtoReader packed = contents.inner();
        while (packed.hasMore()) {
          data.add(type.read(packed, false));
        }
      } else {
        data.add(type.read(contents.numberAgain(), false));
      }
    }
  }
}
