package io.loadline.transport.answer;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes events anew whose keys have escapes in them, so that they can be compared. */
final class KeyUnescaper {
  private KeyUnescaper() {}

  /** The same JSON, or null where it is none after all. */
  static @Nullable GrowableBytes of(GrowableBytes event) {
    try {
      String compact = Json.compact(Json.parse(event.array(), 0, event.length()));
      byte[] bytes = compact.getBytes(StandardCharsets.UTF_8);
      GrowableBytes plain = new GrowableBytes();
      plain.add(bytes, 0, bytes.length);
      return plain;
    } catch (JsonException e) {
      return null;
    }
  }
}
