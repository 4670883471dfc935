package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message of any type, which its JSON names in {@code @type}. */
final class AnyJson {
  private static final String TYPE = "@type";

  private AnyJson() {}

  static JsonValue toPlain(JsonValue json, JsonEncoder encoder) throws MismatchException {
    if (!(json instanceof JsonObject object)) {
      throw new MismatchException("is no JSON object with " + TYPE);
    }
    String url = WellKnownTypes.text(object, TYPE);
    if (url.isEmpty()) {
      throw new MismatchException(
          "has no " + TYPE + ", such as type.googleapis.com/package.Message");
    }
    Map<String, JsonValue> rest = new LinkedHashMap<>(object.members());
    rest.remove(TYPE);
    String message = message(url);
    JsonValue inside =
        WellKnownTypes.isSpecial(message)
            ? WellKnownTypes.member(object, "value")
            : new JsonObject(rest);
    String bytes = Base64.getEncoder().encodeToString(encoder.encode(inside, message));
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("typeUrl", new JsonString(url));
    members.put("value", new JsonString(bytes));
    return new JsonObject(members);
  }

  static JsonValue fromPlain(JsonObject plain, JsonDecoder decoder) throws WireFormatException {
    String url = WellKnownTypes.text(plain, "typeUrl");
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put(TYPE, new JsonString(url));
    if (!decoder.knows(message(url))) {
      members.put("value", WellKnownTypes.member(plain, "value"));
      return new JsonObject(members);
    }
    byte[] bytes = Base64.getDecoder().decode(WellKnownTypes.text(plain, "value"));
    JsonValue inside = decoder.decode(bytes, 0, bytes.length, message(url));
    if (inside instanceof JsonObject object && !WellKnownTypes.isSpecial(message(url))) {
      members.putAll(object.members());
    } else {
      members.put("value", inside);
    }
    return new JsonObject(members);
  }

  private static String message(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
