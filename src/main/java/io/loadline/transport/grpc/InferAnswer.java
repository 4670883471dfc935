package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.ElementList;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ModelInferResponse as the REST form has it; raw and typed contents look alike there. What its
 * tensors hold is not decoded before somebody asks for it.
 */
final class InferAnswer {
  private static final int OUTPUTS = 5;
  private static final int RAW_CONTENTS = 6;

  private final Map<String, JsonValue> members = new LinkedHashMap<>();
  private final Map<String, JsonValue> parameters = InferParameters.none();
  private final List<InferOutput> outputs = new ArrayList<>();
  private final List<ElementList.Runs> raw = new ArrayList<>();

  private InferAnswer() {}

  /**
   * Reads an answer.
   *
   * @throws WireFormatException when the bytes are none, or it is not clear which contents belong
   *     to which output
   */
  static InferAnswer read(byte[] bytes, int from, int to) throws WireFormatException {
    InferAnswer answer = new InferAnswer();
    answer.read(new ProtoReader(bytes, from, to));
    answer.assignRaw();
    return answer;
  }

  /**
   * Looks whether bytes are an answer; reads what is in its outputs only where it is not clear at
   * once which contents belong to which of them.
   *
   * @throws WireFormatException as {@link #read}
   */
  static void check(byte[] bytes, int from, int to) throws WireFormatException {
    ProtoReader in = new ProtoReader(bytes, from, to);
    int named = 0;
    int entries = 0;
    while (in.next()) {
      named += in.field() == OUTPUTS ? 1 : 0;
      entries += in.field() == RAW_CONTENTS ? 1 : 0;
    }
    if (entries > 0 && entries != named) {
      read(bytes, from, to);
    }
  }

  private void read(ProtoReader in) throws WireFormatException {
    while (in.next()) {
      switch (in.field()) {
        case 1 -> members.put("model_name", new JsonString(in.text()));
        case 2 -> members.put("model_version", new JsonString(in.text()));
        case 3 -> members.put("id", new JsonString(in.text()));
        case 4 -> InferParameters.read(in.inner(), parameters);
        case OUTPUTS -> outputs.add(InferOutput.read(in.inner()));
        case RAW_CONTENTS -> {
          ElementList.Runs contents = new ElementList.Runs();
          contents.add(in);
          raw.add(contents);
        }
        default -> {
          // a field of a later version
        }
      }
    }
  }

  /**
   * Servers send an entry for each output, or entries for those outputs alone that are not typed
   * (kserve does): an empty output counts as typed, since nothing of it is missing.
   */
  private void assignRaw() throws WireFormatException {
    if (raw.isEmpty()) {
      return;
    }
    boolean each = raw.size() == outputs.size();
    List<InferOutput> owners = each ? outputs : withoutContents();
    if (owners.size() != raw.size()) {
      throw new WireFormatException(
          "raw_output_contents has %d entries for %d outputs, of which %d have no contents"
              .formatted(raw.size(), outputs.size(), owners.size()));
    }
    for (int i = 0; i < raw.size(); i++) {
      owners.get(i).assign(raw.get(i), !each);
    }
  }

  private List<InferOutput> withoutContents() throws WireFormatException {
    List<InferOutput> lacking = new ArrayList<>();
    for (InferOutput output : outputs) {
      if (output.lacksContents()) {
        lacking.add(output);
      }
    }
    return lacking;
  }

  JsonValue document() throws WireFormatException {
    if (!parameters.isEmpty()) {
      members.put("parameters", new JsonObject(parameters));
    }
    List<JsonValue> all = new ArrayList<>();
    for (InferOutput output : outputs) {
      all.add(output.document());
    }
    members.put("outputs", new JsonArray(all));
    return new JsonObject(members);
  }

  /** Where the first number stands that is not finite, {@code outputs[0].data[3]}; or empty. */
  String notFinite() throws WireFormatException {
    for (int i = 0; i < outputs.size(); i++) {
      int index = outputs.get(i).indexOfNotFinite();
      if (index >= 0) {
        return "outputs[" + i + "].data[" + index + "]";
      }
    }
    return "";
  }
}
