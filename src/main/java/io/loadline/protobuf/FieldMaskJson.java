package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.parser.ProtoFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Paths of fields, in JSON joined by commas. */
final class FieldMaskJson {
  private static final Pattern UPPER = Pattern.compile("[A-Z]");

  private FieldMaskJson() {}

  static JsonValue toPlain(JsonValue json) throws MisfitException {
    if (!(json instanceof JsonString text)) {
      throw new MisfitException("is no JSON string, as a FieldMask is");
    }
    List<JsonValue> paths =
        Arrays.stream(text.value().split(","))
            .filter(path -> !path.isEmpty())
            .<JsonValue>map(path -> new JsonString(snake(path)))
            .toList();
    return new JsonObject(Map.of("paths", new JsonArray(paths)));
  }

  private static String snake(String path) {
    return UPPER.matcher(path).replaceAll(upper -> "_" + upper.group().toLowerCase(Locale.ROOT));
  }

  static JsonValue fromPlain(JsonObject plain) {
    JsonArray paths = (JsonArray) WellKnown.member(plain, "paths");
    return new JsonString(
        paths.elements().stream()
            .map(path -> ProtoFiles.jsonName(((JsonString) path).value()))
            .collect(Collectors.joining(",")));
  }
}
