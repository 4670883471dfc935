package io.loadline.protobuf;

import io.loadline.json.Json;
import io.loadline.json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.WantedParts;
import io.loadline.protobuf.wire.MalformedMessage;
import io.loadline.protobuf.wire.ProtoReader;
import java.util.ArrayList;
import java.util.List;

/** A method that can be called, since its messages are known. Immutable, thread-safe. */
public final class DescribedMethod {
  private final Method method;
  private final JsonEncoder encoder;
  private final JsonDecoder decoder;
  private final NotFiniteSearch search;

  private DescribedMethod(Schema schema, Method method) {
    this.method = method;
    this.encoder = new JsonEncoder(schema);
    this.decoder = new JsonDecoder(schema);
    this.search = new NotFiniteSearch(schema);
  }

  /**
   * A method by its name.
   *
   * @throws IllegalArgumentException when the schema does not have it; says what it has
   */
  public static DescribedMethod of(Schema schema, String service, String name) {
    if (schema.methods(service).isEmpty()) {
      throw new IllegalArgumentException(
          "there is no service %s, there %s"
              .formatted(service, listed("is", "are", List.copyOf(schema.services()))));
    }
    return schema
        .method(service, name)
        .map(method -> new DescribedMethod(schema, method))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "service %s has no method %s, it has %s"
                        .formatted(service, name, listed("", "", names(schema, service)))));
  }

  private static List<String> names(Schema schema, String service) {
    return schema.methods(service).stream().map(Method::name).toList();
  }

  private static String listed(String one, String several, List<String> names) {
    String all = names.isEmpty() ? "none" : String.join(", ", names);
    return ((names.size() == 1 ? one : several) + " " + all).strip();
  }

  public Method method() {
    return method;
  }

  /**
   * The encoded messages of one call.
   *
   * @param payload JSON: the message; where the client streams an array of messages, too
   * @throws IllegalArgumentException when it is no such JSON; says where and why
   */
  public List<byte[]> messages(byte[] payload) {
    JsonValue json;
    try {
      json = Json.parse(payload);
    } catch (JsonException e) {
      throw new IllegalArgumentException("is no JSON: " + e.getMessage(), e);
    }
    if (!method.clientStreaming() || !(json instanceof JsonArray messages)) {
      return List.of(encoder.encode(json, method.input()));
    }
    List<byte[]> all = new ArrayList<>();
    for (JsonValue message : messages.elements()) {
      all.add(message(message, all.size()));
    }
    return all;
  }

  private byte[] message(JsonValue message, int number) {
    try {
      return encoder.encode(message, method.input());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("message [" + number + "], " + e.getMessage(), e);
    }
  }

  /**
   * An answer as JSON.
   *
   * @param wanted what will be looked at; all else may be left out
   * @throws MalformedMessage when the bytes are no such message
   */
  public JsonValue answer(byte[] bytes, int from, int to, WantedParts wanted)
      throws MalformedMessage {
    return decoder.decode(bytes, from, to, method.output(), wanted);
  }

  /**
   * Where the first number of an answer stands that is not finite, as the JSON has it.
   *
   * @return empty for none
   * @throws MalformedMessage when the bytes are no such message
   */
  public String notFinite(byte[] bytes, int from, int to) throws MalformedMessage {
    return search.first(new ProtoReader(bytes, from, to), method.output());
  }
}
