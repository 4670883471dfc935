package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingValues;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Recognizes OpenAI's token streams: a POST to {@code ../v1/chat/completions} or {@code
 * ../v1/completions} whose payload says {@code "stream": true}.
 */
final class TokenStreams {
  /** Stands behind the source of a payload to which something was added. */
  static final String ADDED = " + stream_options";

  private static final String PATH = ".*/v1/(chat/)?completions";
  private static final String OPTIONS = ", \"stream_options\": {\"include_usage\": true}";

  private final SettingValues values;

  TokenStreams(SettingValues values) {
    this.values = values;
  }

  /** The call as it is to be made; asks for usage where the payload says nothing of it. */
  Call recognized(Call call) {
    long asking = call.payloads().stream().filter(TokenStreams::asks).count();
    if (!call.method().equals("POST")
        || asking == 0
        || !call.target().url().getRawPath().matches(PATH)) {
      return call;
    }
    if (asking < call.payloads().size()) {
      values.refuse(
          Attribute.PAYLOAD,
          asking + " of " + call.payloads().size() + " payloads ask for a token stream",
          "write \"stream\": true into all of them, or into none");
    }
    new StreamExpectations(values).check(call);
    return call.streaming(call.payloads().stream().map(TokenStreams::withUsage).toList());
  }

  private static boolean asks(Payload payload) {
    return document(payload)
        .map(document -> document.members().get("stream"))
        .filter(JsonBoolean.class::isInstance)
        .map(stream -> ((JsonBoolean) stream).value())
        .orElse(false);
  }

  /** As the user wrote it but for one member more, since numbers need not survive a rewriting. */
  private static Payload withUsage(Payload payload) {
    boolean said =
        document(payload).filter(it -> it.members().containsKey("stream_options")).isPresent();
    if (said) {
      return payload;
    }
    byte[] bytes = payload.bytes();
    int end = bytes.length - 1;
    while (bytes[end] != '}') {
      end--;
    }
    return payload.with(OPTIONS.getBytes(StandardCharsets.UTF_8), end, payload.source() + ADDED);
  }

  private static Optional<JsonObject> document(Payload payload) {
    try {
      JsonValue value = Json.parse(payload.bytes());
      return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}
