package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.ElementList;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One output of a ModelInferResponse. */
final class InferOutput {
  private final Map<String, JsonValue> members = new LinkedHashMap<>();
  private final Map<String, JsonValue> parameters = InferParameters.none();
  private final List<Long> shape = new ArrayList<>();
  private final List<ProtoReader> contents = new ArrayList<>();
  private String datatype = "";
  private ElementList.Runs elements = new ElementList.Runs();
  private boolean raw;

  private InferOutput() {}

  static InferOutput read(ProtoReader in) throws WireFormatException {
    InferOutput output = new InferOutput();
    while (in.next()) {
      output.field(in);
    }
    Datatype type = output.type();
    for (ProtoReader each : output.contents) {
      output.take(each, type.field());
    }
    return output;
  }

  private void field(ProtoReader in) throws WireFormatException {
    switch (in.field()) {
      case 1 -> members.put("name", new JsonString(in.text()));
      case 2 -> datatype = in.text();
      case 3 -> shape(in);
      case 4 -> InferParameters.read(in.inner(), parameters);
      case 5 -> contents.add(in.inner());
      default -> {
        // a field of a later version
      }
    }
  }

  private void shape(ProtoReader in) throws WireFormatException {
    if (!in.isBytes()) {
      shape.add(in.number());
      return;
    }
    ProtoReader sizes = in.inner();
    while (sizes.hasMore()) {
      shape.add(sizes.varint());
    }
  }

  private void take(ProtoReader in, int field) throws WireFormatException {
    while (in.next()) {
      if (in.field() == field) {
        elements.add(in);
      }
    }
  }

  private Datatype type() throws WireFormatException {
    try {
      return Datatype.valueOf(datatype);
    } catch (IllegalArgumentException e) {
      throw new WireFormatException("an output of the unknown datatype " + datatype);
    }
  }

  private ElementList data() throws WireFormatException {
    return new ElementList(elements, type().layout(raw));
  }

  /** Whether it should hold elements and has none of its own. */
  boolean lacksContents() throws WireFormatException {
    return data().isEmpty() && !shape.contains(0L);
  }

  /**
   * Gives it raw contents.
   *
   * @param fitting whether they must fill its shape, since nothing else says that they are its own
   */
  void assign(ElementList.Runs contentsOfIt, boolean fitting) throws WireFormatException {
    if (contentsOfIt.isEmpty() && !fitting) {
      return;
    }
    if (!data().isEmpty()) {
      throw new WireFormatException("an output with typed and with raw contents: " + where());
    }
    elements = contentsOfIt;
    raw = true;
    long due = shape.stream().reduce(1L, (all, size) -> all * size);
    boolean said = !shape.isEmpty() && due >= 0;
    if ((fitting || said) && data().size() != due) {
      throw new WireFormatException(
          "raw_output_contents has %d elements where the shape of output %s asks for %d"
              .formatted(data().size(), where(), due));
    }
  }

  private String where() {
    return members.get("name") instanceof JsonString name ? name.value() : "without a name";
  }

  JsonValue document() throws WireFormatException {
    members.put("datatype", new JsonString(datatype));
    List<JsonValue> sizes = new ArrayList<>();
    shape.forEach(size -> sizes.add(new JsonNumber(BigDecimal.valueOf(size))));
    members.put("shape", new JsonArray(sizes));
    if (!parameters.isEmpty()) {
      members.put("parameters", new JsonObject(parameters));
    }
    members.put("data", new JsonArray(data()));
    return new JsonObject(members);
  }

  /** The first element that is not finite; -1 for none. */
  int indexOfNotFinite() throws WireFormatException {
    long exponent = type().exponentBits();
    return exponent == 0 ? -1 : data().indexOfBits(exponent);
  }
}
