package com.example.iris;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** The Open Inference Protocol for one model: a method, a path and a body in, JSON out. */
final class OpenInference {
  static final String NAME = "sklearn-irisv2";
  private static final String MODEL = "/v2/models/" + NAME;

  private final ObjectMapper json = new ObjectMapper();
  private final IrisModel model;
  private final Faults faults;

  OpenInference(IrisModel model, Faults faults) {
    this.model = model;
    this.faults = faults;
  }

  /**
   * The answer's JSON.
   *
   * @throws ProtocolException for an answer that is an error
   */
  JsonNode answer(String method, String path, byte[] body) {
    boolean infer = path.equals(MODEL + "/infer");
    JsonNode known = infer ? json.nullNode() : description(path);
    String allowed = infer ? "POST" : "GET";
    if (!method.equals(allowed)) {
      throw new ProtocolException(405, path + " takes " + allowed + ", not " + method);
    }
    return infer ? infer(body) : known;
  }

  ObjectNode error(String message) {
    return json.createObjectNode().put("error", message);
  }

  private JsonNode description(String path) {
    ObjectNode answer = json.createObjectNode();
    return switch (path) {
      case "/v2" -> answer.put("name", "iris").put("version", "1.0.0").set("extensions", array());
      case "/v2/health/live" -> answer.put("live", true);
      case "/v2/health/ready" -> answer.put("ready", true);
      case MODEL + "/ready" -> answer.put("name", NAME).put("ready", true);
      case MODEL -> metadata(answer);
      default -> throw unknown(path);
    };
  }

  private static ProtocolException unknown(String path) {
    if (path.startsWith("/v2/models/")) {
      String name = path.substring("/v2/models/".length()).replaceFirst("/.*", "");
      if (!name.equals(NAME)) {
        return new ProtocolException(404, "Model " + name + " not found");
      }
    }
    return new ProtocolException(404, "Nothing at " + path);
  }

  private ObjectNode metadata(ObjectNode answer) {
    answer.put("name", NAME).put("platform", "tribuo").set("versions", array().add("v1"));
    answer.set("inputs", array().add(tensor("input-0", "FP32", -1, Flower.FEATURES.length)));
    answer.set("outputs", array().add(tensor("predict", "INT64", -1, 1)));
    return answer;
  }

  private JsonNode infer(byte[] body) {
    JsonNode request = Tensor.parse(json, body);
    List<double[]> rows = Tensor.rows(request);
    faults.strike();
    ObjectNode output = tensor("predict", "INT64", rows.size(), 1);
    ArrayNode data = output.putArray("data");
    rows.forEach(row -> data.add(model.predict(row)));
    ObjectNode answer = json.createObjectNode().put("model_name", NAME).put("model_version", "v1");
    answer.put("id", request.path("id").asText(UUID.randomUUID().toString()));
    answer.set("outputs", array().add(output));
    return answer;
  }

  private ObjectNode tensor(String name, String datatype, int rows, int width) {
    ObjectNode tensor = json.createObjectNode().put("name", name).put("datatype", datatype);
    tensor.set("shape", array().add(rows).add(width));
    return tensor;
  }

  private ArrayNode array() {
    return json.createArrayNode();
  }
}
