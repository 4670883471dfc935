package io.loadline.protobuf;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.WantedParts;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.ArrayList;
import java.util.List;

/** A method that can be called, since its messages are known. Immutable, thread-safe. */
public final class DescribedMethod {
  private final MethodDescriptor method;
  private final JsonEncoder encoder;
  private final JsonDecoder decoder;
  private final NonFiniteSearch search;

  private DescribedMethod(DescriptorPool descriptors, MethodDescriptor method) {
    this.method = method;
    this.encoder = new JsonEncoder(descriptors);
    this.decoder = new JsonDecoder(descriptors);
    this.search = new NonFiniteSearch(descriptors);
  }

  /**
   * A method by its name.
   *
   * @throws IllegalArgumentException when they do not have it; says what they have
   */
  public static DescribedMethod of(DescriptorPool descriptors, String service, String name) {
    List<MethodDescriptor> methods = descriptors.methods(service);
    if (methods.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no service %s, there %s"
              .formatted(service, listed("is", "are", List.copyOf(descriptors.services()))));
    }
    for (MethodDescriptor method : methods) {
      if (method.name().equals(name)) {
        return new DescribedMethod(descriptors, method);
      }
    }
    List<String> names = methods.stream().map(MethodDescriptor::name).toList();
    throw new IllegalArgumentException(
        "service %s has no method %s, it has %s".formatted(service, name, listed("", "", names)));
  }

  private static String listed(String one, String several, List<String> names) {
    String all = names.isEmpty() ? "none" : String.join(", ", names);
    return ((names.size() == 1 ? one : several) + " " + all).strip();
  }

  /** The full name of the message that it takes. */
  public String input() {
    return method.input();
  }

  public boolean isClientStreaming() {
    return method.clientStreaming();
  }

  public boolean isServerStreaming() {
    return method.serverStreaming();
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
   * @throws WireFormatException when the bytes are no such message
   */
  public JsonValue answer(byte[] bytes, int from, int to, WantedParts wanted)
      throws WireFormatException {
    return decoder.decode(bytes, from, to, method.output(), wanted);
  }

  /**
   * Where the first number of an answer stands that is not finite, as the JSON has it.
   *
   * @return empty for none
   * @throws WireFormatException when the bytes are no such message
   */
  public String notFinite(byte[] bytes, int from, int to) throws WireFormatException {
    return search.first(new ProtoReader(bytes, from, to), method.output());
  }
}
