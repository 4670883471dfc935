package com.example.iris;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The protocol's input tensor: rows of four lengths, from flat or nested data. */
final class Tensor {
  private static final int WIDTH = Flower.FEATURES.length;
  private static final Set<String> DATATYPES =
      Set.of("FP32", "FP64", "INT8", "INT16", "INT32", "INT64");

  private Tensor() {}

  static JsonNode parse(ObjectMapper json, byte[] body) {
    try {
      JsonNode root = json.readTree(body);
      if (!root.isObject()) {
        throw new ProtocolException(400, "the request is no JSON object");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new ProtocolException(400, "the request is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of the request's only input. */
  static List<double[]> rows(JsonNode request) {
    JsonNode inputs = request.path("inputs");
    if (!inputs.isArray() || inputs.size() != 1) {
      throw new ProtocolException(400, "inputs must hold exactly one tensor");
    }
    JsonNode input = inputs.get(0);
    String datatype = input.path("datatype").asText();
    if (!DATATYPES.contains(datatype)) {
      throw new ProtocolException(400, "datatype '" + datatype + "' is none of a number");
    }
    List<Double> values = new ArrayList<>();
    flatten(input.path("data"), values);
    return split(values, rowCount(input.path("shape")));
  }

  private static int rowCount(JsonNode shape) {
    if (shape.size() != 2 || !shape.get(0).canConvertToInt() || shape.get(0).asInt() < 1) {
      throw new ProtocolException(400, "shape must be [n,4], not " + shape);
    }
    if (shape.get(1).asInt() != WIDTH) {
      throw new ProtocolException(400, "a flower has " + WIDTH + " lengths, but shape is " + shape);
    }
    return shape.get(0).asInt();
  }

  private static void flatten(JsonNode data, List<Double> values) {
    if (data.isArray()) {
      data.forEach(element -> flatten(element, values));
    } else if (data.isNumber()) {
      values.add(data.asDouble());
    } else {
      throw new ProtocolException(400, "data must hold numbers only");
    }
  }

  private static List<double[]> split(List<Double> values, int rows) {
    if (values.size() != (long) rows * WIDTH) {
      throw new ProtocolException(
          400, "shape [" + rows + "," + WIDTH + "] does not fit " + values.size() + " values");
    }
    List<double[]> split = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      split.add(
          values.subList(i * WIDTH, (i + 1) * WIDTH).stream()
              .mapToDouble(Double::doubleValue)
              .toArray());
    }
    return split;
  }
}
